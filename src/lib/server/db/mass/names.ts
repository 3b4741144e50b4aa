import { keysOf } from '../../../donors/match-keys';
import type { CalendarDate } from '../../../time/calendar-date';
import type { Chance } from '../demo/chance';
import { fictionalName } from '../demo/names';

const MOST = 20_000;
/** Stands in keys where the day of birth goes; names are in lower case there. */
const BORN = 'YEAR-DAY' as CalendarDate;

const SYLLABLES = [
	...[
		'An',
		'Bích',
		'Cẩm',
		'Chi',
		'Dung',
		'Giang',
		'Hà',
		'Hải',
		'Hạnh',
		'Hiền',
		'Hòa',
		'Huệ',
		'Hương',
		'Khuê',
		'Lan',
		'Lệ',
		'Liên'
	],
	...[
		'Loan',
		'Mai',
		'Mỹ',
		'Nga',
		'Ngân',
		'Nhàn',
		'Nhật',
		'Oanh',
		'Phúc',
		'Phương',
		'Quế',
		'Sơn',
		'Tâm',
		'Thái',
		'Thảo',
		'Thơ',
		'Tú'
	],
	...['Tuyết', 'Uyên', 'Vân', 'Yến']
];
const LAO_SYLLABLES = ['ຄຳ', 'ບຸນ', 'ແສງ', 'ແກ້ວ', 'ຈັນ', 'ດາວ', 'ທອງ', 'ນາງ', 'ພອນ', 'ວັນ', 'ສີ', 'ຫຼ້າ'];

type NameRow = {
	of_country: 'VN' | 'LA';
	of_sex: 'female' | 'male';
	number: number;
	full_name: string;
	search_key: string;
	sort_key: string;
} & {
	of_day: string;
	of_year: string;
};

/** Fictional names, as often alike as in a province, with what people are searched, sorted and compared by; keys of one person stand in lines. */
export function massNames(chance: Chance, people: number): NameRow[] {
	const each = Math.min(MOST, Math.max(50, Math.ceil(people / 10)));
	return (['VN', 'LA'] as const).flatMap((country) =>
		(['female', 'male'] as const).flatMap((sex) =>
			Array.from({ length: each }, (_, number) => ({
				of_country: country,
				of_sex: sex,
				number,
				...keyed(longName(chance, country, sex), country)
			}))
		)
	);
}

function longName(chance: Chance, country: 'VN' | 'LA', sex: 'female' | 'male'): string {
	const [first = '', ...others] = fictionalName(chance, country, sex).split(' ');
	if (country === 'LA') return [first + chance.pick(LAO_SYLLABLES), ...others].join(' ');
	return [first, others[0], chance.pick(SYLLABLES), ...others.slice(1)].join(' ');
}

function keyed(fullName: string, country: 'VN' | 'LA') {
	const [day, year] = (['day', 'year'] as const).map((birthPrecision) =>
		keysOf({ fullName, birthDate: BORN, birthPrecision }, country)
	) as [ReturnType<typeof keysOf>, ReturnType<typeof keysOf>];
	const [of_day, of_year] = [day.matchKeys.join('\n'), year.matchKeys.join('\n')];
	return { full_name: fullName, search_key: day.searchKey, sort_key: day.sortKey, of_day, of_year };
}
