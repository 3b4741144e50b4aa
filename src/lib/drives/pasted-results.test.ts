import { describe, expect, test } from 'vitest';
import { driveThere, linesOf, office, statedResult } from './pasted-by.fixture';
import type { DriveThere, ReadDrivesBy } from './pasted-drive';
import { readResults } from './pasted-results';

const read = (lines: string[], changes: Partial<ReadDrivesBy> = {}) =>
	readResults(linesOf(...lines), { ...office, ...changes }).results;
const told = (lines: string[], there: DriveThere[] = []) =>
	read(lines, { there }).map(({ state, differing, problems }) =>
		[problems.length === 0 ? state : '', ...differing, ...problems.map(({ code }) => code)].filter(Boolean).join(' ')
	);

const usual = '12/3/2026\tSen Hồng\tAn Nông\thơn 150\t107';

test('what a line does not say is not stated, and soft words are approximate', () => {
	const head =
		'Ngày\tĐơn vị tổ chức\tĐịa bàn\tSố người đăng ký\tSố người hiến\tSố đơn vị máu\tThể tích (ml)\tNguồn\tGhi chú';
	const lines = [
		head,
		'tháng 10/2019\tBan Chỉ đạo huyện\thuyện Triệu Sơn\ttrên 1.000\tkhông rõ\t1.003 đơn vị\t\thttps://example.org/a\t',
		'2019\tSen Hồng\t\t\t-\t547\t136.750\tbáo cáo của xã\tđợt 1',
		'Tổng\t\t\t1.000\t\t1.550\t136.750\t\t'
	];
	expect(read(lines).map(({ input, when, result, problems }) => ({ ...input, when, result, problems }))).toMatchObject([
		{
			organiser: 'Ban Chỉ đạo huyện',
			clubId: '',
			areaCode: 'TS',
			when: { first: '2019-10-01', last: '2019-10-31', precision: 'month' },
			result: statedResult({
				registered: 1000,
				registeredApproximate: true,
				units: 1003,
				sourceUrl: 'https://example.org/a'
			}),
			problems: []
		},
		{
			organiser: '',
			clubId: 'one',
			areaCode: '',
			title: 'Đợt CLB Sen Hồng',
			when: { first: '2019-01-01', last: '2019-12-31', precision: 'year' },
			result: statedResult({ units: 547, volumeMl: 136_750, note: 'đợt 1\nbáo cáo của xã' }),
			problems: []
		}
	]);
});

test.each([
	[usual, 'added'],
	['12/3/2026\tSen Hồng\tAn Nông\t\t-', 'figure_missing'],
	['12/3/2026\tSen Hồng\tAn Nông\tnhiều\t107', 'figure_wrong'],
	['12/3/2026\tSen Hồng\tAn Nông\t\t2.000.000', 'field'],
	['12/12/2026\tSen Hồng\tAn Nông\t\t107', 'in_future'],
	['2027\tSen Hồng\tAn Nông\t\t107', 'in_future'],
	['12/3\tSen Hồng\tAn Nông\t\t107', 'day_wrong']
])('%j is %s', (line, expected) => {
	expect(told([line])).toEqual([expected]);
});

describe('a drive that is there', () => {
	type Changes = Partial<Omit<DriveThere, 'stated'>> & { stated?: Parameters<typeof statedResult>[0] };
	test.each<[string, Changes, string]>([
		['without a result', {}, 'stated'],
		['with the same', { stated: { registered: 150, registeredApproximate: true, units: 107 } }, 'same'],
		['with more', { stated: { registered: 150, registeredApproximate: true, units: 107, donated: 120 } }, 'same'],
		['with less', { stated: { units: 107 } }, 'stated'],
		['with another figure', { stated: { units: 120 } }, 'differs units'],
		['with a figure that is exact', { stated: { registered: 150, units: 107 } }, 'differs registered'],
		['with donations', { donations: 3 }, 'counted_there'],
		['that was cancelled', { status: 'cancelled' }, 'cancelled_there'],
		['of another club', { clubId: 'two' }, 'added'],
		['elsewhere', { areaCodes: ['hl'] }, 'added']
	])('%s', (_, { stated, ...changes }, expected) => {
		const there = driveThere({ ...changes, stated: stated ? statedResult({ ...stated, version: 2 }) : null });
		expect(told([usual], [there])).toEqual([expected]);
	});

	test('keeps what a line does not say; the source and the note are added', () => {
		const stated = statedResult({
			donated: 110,
			units: 107,
			note: 'theo xã',
			sourceUrl: 'https://example.org/a',
			version: 2
		});
		const lines = [
			'Ngày\tCLB\tĐịa bàn\tĐăng ký\tNguồn\tGhi chú',
			'12/3/2026\tSen Hồng\tAn Nông\t150\thttps://example.org/b\tmới'
		];
		const [once] = read(lines, { there: [driveThere({ stated })] });
		expect(once).toMatchObject({
			state: 'stated',
			result: { ...stated, registered: 150, note: 'theo xã\nmới\nhttps://example.org/b' }
		});
		const [again] = read(lines, { there: [driveThere({ stated: once?.result ?? null })] });
		expect(again?.state).toBe('same');
	});

	test('without an area in the line it is the only one of the day', () => {
		const line = '12/3/2026\tSen Hồng\t\t\t107';
		const other = driveThere({ id: 'other', areaCodes: ['hl'] });
		expect([told([line], [driveThere()]), told([line], [driveThere(), other])]).toEqual([
			['stated'],
			['several_there']
		]);
	});

	test('of a club is not added once more as one of the province', () => {
		const line = '12/3/2026\t\tAn Nông\t\t107';
		expect([told([line], [driveThere()]), told([line], [driveThere({ areaCodes: ['hl'] })])]).toEqual([
			['club_drive_there'],
			['added']
		]);
	});

	test('that is known to a month is not the one of a day', () => {
		const vague = driveThere({ startsOn: '2026-03-01', endsOn: '2026-03-31', precision: 'month' });
		expect(told([usual, '3/2026\tSen Hồng\tAn Nông\t\t107'], [vague])).toEqual(['added', 'stated']);
	});
});

test('two lines about one drive are told', () => {
	expect(told([usual, usual.replace('An Nông', '')], [driveThere()])).toEqual(['stated', 'twice']);
	expect(told([usual, usual])).toEqual(['added', 'twice']);
});
