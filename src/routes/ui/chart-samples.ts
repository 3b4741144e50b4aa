import type { Cohorts } from '$lib/charts/cohorts';
import type { Series, SeriesRow } from '$lib/charts/series';
import type { Tile, TileGroup } from '$lib/charts/tiles';
import { addDays, type CalendarDate } from '$lib/time/calendar-date';

type Words = { long: string; title: string; subtitle: string; unit: string; months: string; district: string };

/** Invented words for the charts of the part sheet, short and long, in each script. */
export const chartWords: Record<'vi' | 'lo' | 'en', Words> = {
	vi: {
		long: 'Câu lạc bộ Ngân hàng máu sống huyện Thường Xuân và vùng lân cận',
		title: 'Thọ Xuân dẫn đầu với 1.240 đơn vị',
		subtitle: 'Đơn vị máu theo huyện, năm 2026',
		unit: 'Đơn vị máu',
		months: 'Tháng',
		district: 'Huyện'
	},
	lo: {
		long: 'ສະໂມສອນຜູ້ບໍລິຈາກເລືອດອາສາສະໝັກເມືອງວຽງໄຊແລະເມືອງໃກ້ຄຽງທັງໝົດ',
		title: 'ເມືອງວຽງໄຊນຳໜ້າດ້ວຍ 1.240 ຖົງ',
		subtitle: 'ຖົງເລືອດຕາມເມືອງ, ປີ 2026',
		unit: 'ຖົງເລືອດ',
		months: 'ເດືອນ',
		district: 'ເມືອງ'
	},
	en: {
		long: 'Living Blood Bank Club of the district of Thường Xuân and all its neighbours',
		title: 'Thọ Xuân leads with 1,240 units',
		subtitle: 'Units by district, 2026',
		unit: 'Units',
		months: 'Month',
		district: 'District'
	}
};

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1));
const byMonth = (values: (number | null)[]) => Object.fromEntries(MONTHS.map((key, at) => [key, values[at] ?? null]));

/** Always the same numbers between 0 and 1. */
function chance(seed: number): number {
	const value = Math.sin(seed * 12.9898) * 43758.5453;
	return value - Math.floor(value);
}

const base = (words: Words, id: string, title = words.title) => ({
	id,
	title,
	subtitle: words.subtitle,
	unit: words.unit,
	rowHeading: words.district
});

const monthRows = (values: (number | null)[], running = -1): SeriesRow[] =>
	MONTHS.map((key, at) => ({
		key,
		label: `T${key}/2026`,
		short: `T${key}`,
		value: values[at] ?? null,
		partial: at === running,
		href: `/ui?month=${key}`
	}));

function lines(words: Words): Series[] {
	const ours = [310, 120, 420, 380, 510, 640, 450, 380, 290, 340, 120];
	const running = [0, 310, 430, 850, 1230, 1740, 2380, 2830, 3210, 3500, 3840, 3960].slice(1);
	const forecast = {
		label: 'Dự báo',
		values: { 11: { low: 3900, mid: 4050, high: 4200 }, 12: { low: 4100, mid: 4500, high: 5000 } }
	};
	return [
		{
			...base(words, 'line'),
			label: '2026',
			rows: monthRows(ours, 10),
			comparisons: [
				{
					label: '2025',
					style: 'previous',
					values: byMonth([280, 140, 390, 300, 470, 520, 400, 390, 310, 300, 280, 350])
				},
				{
					label: 'TB 5 năm',
					style: 'average',
					values: byMonth([240, 110, 350, 310, 420, 480, 380, 340, 300, 290, 300, 340.4])
				}
			]
		},
		{
			...base(words, 'cumulative', `${words.title} – cumulative`),
			label: '2026',
			additive: false,
			overall: 3960,
			rows: monthRows(running, 10).map((row) => (row.key === '11' ? { ...row, value: 3960 } : row)),
			comparisons: [
				{
					label: 'Chỉ tiêu',
					style: 'target',
					stepped: true,
					values: byMonth(MONTHS.map((_month, at) => (at + 1) * 400))
				}
			],
			forecast
		},
		{ ...base(words, 'line-empty', 'All null'), rows: monthRows([]) },
		{ ...base(words, 'line-zero', 'All zero'), label: '2026', rows: monthRows(MONTHS.map(() => 0)) },
		{ ...base(words, 'line-one', 'One row'), label: words.long, rows: monthRows([5]).slice(0, 1) },
		{
			...base(words, 'line-percent', 'Percent, gaps'),
			format: 'percent',
			additive: false,
			overall: 0.4321,
			label: '2026',
			rows: monthRows([0.42, 0.4, null, 0.38, 0.5, null, null, 0.44, 0.41])
		}
	];
}

function bars(words: Words): Series[] {
	const names = ['Thọ Xuân', 'Hoằng Hóa', 'Hậu Lộc', 'ວຽງໄຊ', words.long, 'Mường Lát'];
	const rows = names.map((label, at): SeriesRow => ({
		key: String(at),
		label,
		value: [1240, 860, 0, null, 128, null][at] ?? null,
		target: [1600, 700, 100, null, null, 90][at] ?? null,
		state: at === 5 ? 'did-not-exist' : at === 3 ? 'nodata' : 'none',
		href: `/ui?district=${at}`,
		approximate: at === 1
	}));
	const parts = [
		{ key: '250', label: '250 ml' },
		{ key: '350', label: '350 ml' },
		{ key: '450', label: '450 ml' },
		{ key: 'other', label: 'Khác / ອື່ນໆ' }
	];
	const groups = ['O+', 'A+', 'B+', 'AB+', 'O−', 'A−', 'B−', 'AB−'];
	const seen = [0.43, 0.21, 0.28, 0.06, 0.01, 0.006, 0.004, 0];
	const expected = [0.421, 0.212, 0.301, 0.066, 0, 0, 0, 0];
	return [
		{ ...base(words, 'bars'), rows },
		{
			...base(words, 'stack', 'Stacked'),
			parts,
			rows: rows.map((row) => ({
				...row,
				target: null,
				parts:
					row.value === null
						? undefined
						: { 250: row.value * 0.4, 350: row.value * 0.3, 450: row.value * 0.2, other: row.value * 0.1 }
			}))
		},
		{
			...base(words, 'first-repeat', 'First-time, repeat'),
			parts: [
				{ key: 'first', label: 'Hiến lần đầu' },
				{ key: 'repeat', label: 'Hiến nhắc lại', tone: 'other' }
			],
			rows: monthRows([90, 70, 80, 60])
				.slice(0, 4)
				.map((row) => ({ ...row, parts: { first: 30, repeat: (row.value ?? 0) - 30 } }))
		},
		{
			...base(words, 'shares', 'Shares against expected'),
			format: 'percent',
			unit: 'Tỷ lệ',
			comparisons: [
				{
					label: 'Dự kiến theo dân số',
					style: 'expected',
					difference: true,
					values: Object.fromEntries(groups.map((key, at) => [key, expected[at] ?? 0]))
				}
			],
			rows: groups.map((label, at) => ({ key: label, label, value: seen[at] ?? null }))
		},
		{
			...base(words, 'paired', 'Two periods'),
			label: '2026',
			comparisons: [
				{ label: '2025', style: 'other', difference: true, values: { 0: 1000, 1: 900, 2: 10, 3: 77, 4: 0, 5: null } }
			],
			rows: rows.map((row) => ({ ...row, target: null }))
		},
		{ ...base(words, 'bars-empty', 'Nothing'), rows: [] },
		{
			...base(words, 'bars-zero', 'All zero'),
			rows: rows.map((row) => ({ ...row, value: 0, target: null, state: 'none' }))
		},
		{
			...base(words, 'bars-null', 'All null'),
			rows: rows.map((row) => ({ ...row, value: null, target: null, state: 'nodata' }))
		},
		{
			...base(words, 'bars-sixty', 'Sixty rows up to a million'),
			suffix: 'ml',
			rows: Array.from({ length: 60 }, (_, at) => ({
				key: String(at),
				label: at % 7 === 0 ? `${words.long} ${at}` : `Huyện ${at}`,
				value: Math.round(1_000_000 / (at + 1) ** 1.4)
			}))
		}
	];
}

function pyramid(words: Words): Series {
	const bands = ['<18', '18–24', '25–44', '45–64', '65+'];
	const [women, men, unstated] = [
		[3, 410, 620, 240, 0],
		[2, 380, 900, 310, 4],
		[0, 12, 40, 9, null]
	];
	return {
		...base(words, 'pyramid', 'Age and sex'),
		parts: [
			{ key: 'f', label: 'Nữ' },
			{ key: 'm', label: 'Nam' },
			{ key: 'u', label: 'Chưa rõ' }
		],
		rows: bands.map((label, at) => ({
			key: label,
			label,
			value: (women?.[at] ?? 0) + (men?.[at] ?? 0) + (unstated?.[at] ?? 0),
			parts: { f: women?.[at] ?? null, m: men?.[at] ?? null, u: unstated?.[at] ?? null }
		}))
	};
}

function points(words: Words, count: number): Series {
	return {
		...base(words, `points-${count}`, `Drives: ${count}`),
		unit: 'Đã thu',
		across: 'Đã đăng ký',
		rowHeading: 'Đợt',
		rows: Array.from({ length: count }, (_, at) => {
			const across = Math.round(20 + chance(at) * 380);
			return {
				key: String(at),
				label: `Đợt mẫu ${at}`,
				across,
				value: Math.round(across * (0.5 + chance(at + 0.5) * 0.4)),
				href: `/ui?drive=${at}`
			};
		})
	};
}

function calendar(words: Words): Series {
	const rows = Array.from({ length: 310 }, (_, at): SeriesRow => {
		const key = addDays('2026-01-16' as CalendarDate, at);
		const value = at % 41 === 7 ? null : chance(at) < 0.6 ? 0 : Math.round(chance(at + 0.3) * 180);
		return { key, label: key, value, unlisted: !value, href: value ? `/ui?day=${key}` : undefined };
	});
	return { ...base(words, 'calendar', 'Days'), rowHeading: 'Ngày', rows };
}

const cohorts = (words: Words): Cohorts => ({
	id: 'cohorts',
	title: 'Cohorts of return',
	subtitle: words.subtitle,
	rowHeading: 'Lần đầu',
	peopleHeading: 'Người',
	spans: ['3', '6', '9', '12', '18', '24'],
	rows: ['2023', '2024', '2025', '2026'].map((label, at) => ({
		key: label,
		label,
		href: `/ui?cohort=${label}`,
		people: [812, 940, 1204, 300][at] ?? null,
		shares: Array.from({ length: 6 }, (_, span) =>
			span + at * 2 > 7 ? 'open' : at === 1 && span === 2 ? null : span === 0 ? 0 : 0.09 * span + at * 0.02
		)
	}))
});

function small(words: Words, count: number): Series {
	return {
		...base(words, `small-${count}`, 'Small multiples'),
		parts: MONTHS.map((key) => ({ key, label: `T${key}` })),
		rows: Array.from({ length: count }, (_, at) => {
			const values = MONTHS.map((_month, month) =>
				at === 3
					? null
					: at === 2 && month % 3 === 1
						? null
						: Math.round(chance(at * 12 + month) * (at === 0 ? 300 : 120))
			);
			return {
				key: String(at),
				label: at === 1 ? words.long : `CLB Mẫu ${at}`,
				href: `/ui?club=${at}`,
				value: at === 3 ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
				parts: byMonth(values)
			};
		})
	};
}

function tiles(words: Words): { series: Series; tiles: Tile[]; groups: TileGroup[] } {
	const keys = Array.from({ length: 37 }, (_, at) => at);
	return {
		series: {
			...base(words, 'tiles', 'Per 1,000 inhabitants'),
			format: 'decimal',
			additive: false,
			overall: 4.2,
			rows: keys.map((at) => ({
				key: String(at),
				label: at % 6 === 5 ? words.long : at < 27 ? `Huyện ${at}` : `ເມືອງ ${at}`,
				value: at % 9 === 4 ? null : at % 11 === 3 ? 0 : chance(at) * 12,
				state: at % 18 === 4 ? 'did-not-exist' : 'none',
				href: `/ui?tile=${at}`
			}))
		},
		tiles: keys.map((at) => ({
			key: String(at),
			group: at < 27 ? 'a' : 'b',
			row: Math.floor((at % 27) / (at < 27 ? 5 : 3)),
			col: at < 27 ? at % 5 : 6 + ((at - 27) % 3)
		})),
		groups: [
			{ key: 'a', label: 'Thanh Hóa', total: 5.1 },
			{ key: 'b', label: 'ຫົວພັນ', total: 2.35 }
		]
	};
}

/** All charts of the part sheet with invented figures. */
export function chartSamples(language: 'vi' | 'lo' | 'en') {
	const words = chartWords[language];
	return {
		words,
		lines: lines(words),
		bars: bars(words),
		pyramid: pyramid(words),
		points: [points(words, 40), points(words, 1200)],
		calendar: calendar(words),
		cohorts: cohorts(words),
		small: [small(words, 14), small(words, 60)],
		map: tiles(words)
	};
}
