import { plain } from '../donor-import/plain';
import { headingsOf, type Table } from '../pasted/columns';
import { MONTH_FIELDS } from './target-choice-form';

const UNITS =
	'chi tieu, chi tieu nam, chi tieu giao, chi tieu duoc giao, chi tieu don vi mau, so don vi, so don vi mau, don vi mau, dvm, so dvm, ke hoach, ke hoach nam, ke hoach giao, ct, target, targets, annual target, target units, units, units asked, ຄາດໝາຍ, ຄາດໝາຍປີ, ຄາດໝາຍຖົງ, ຖົງ, ຖົງເລືອດ, ຈຳນວນຖົງ';

/** A heading may say the year of its figures: `Chỉ tiêu năm 2027`. */
const BEFORE_YEAR = [
	'chi tieu',
	'chi tieu nam',
	'ct',
	'ke hoach',
	'ke hoach nam',
	'target',
	'units',
	'ຄາດໝາຍ',
	'ຄາດໝາຍປີ'
];
const YEARS = Array.from({ length: 201 }, (_, index) => String(2000 + index));
const unitsOfYear = YEARS.flatMap((year) => [...BEFORE_YEAR.map((word) => `${word} ${year}`), `${year} target`]).join(
	', '
);

/** What people head the columns of the months with, in their order. */
const MONTHS = [
	'jan, january, ມັງກອນ',
	'feb, february, ກຸມພາ',
	'mar, march, ມີນາ',
	'apr, april, ເມສາ',
	'may, ພຶດສະພາ',
	'jun, june, ມິຖຸນາ',
	'jul, july, ກໍລະກົດ',
	'aug, august, ສິງຫາ',
	'sep, sept, september, ກັນຍາ',
	'oct, october, ຕຸລາ',
	'nov, november, ພະຈິກ',
	'dec, december, ທັນວາ'
];
const inLao = (number: string) => number.replace(/\d/g, (digit) => '໐໑໒໓໔໕໖໗໘໙'[Number(digit)] ?? '');
const monthHeadings = (month: number) =>
	[String(month), String(month).padStart(2, '0')]
		.flatMap((number) => [
			`thang ${number}, thg ${number}, th ${number}, t${number}, t ${number}, month ${number}, m${number}`,
			`ເດືອນ ${number}, ດ${number}, ດ ${number}, ເດືອນ ${inLao(number)}`,
			`chi tieu thang ${number}, chi tieu t${number}, ke hoach thang ${number}, target month ${number}`
		])
		.concat(MONTHS[month - 1] ?? '')
		.join(', ');
const headingsOfMonths = Object.fromEntries(
	MONTH_FIELDS.map((field, index) => [field, monthHeadings(index + 1)])
) as Record<(typeof MONTH_FIELDS)[number], string>;

/** The headings of a table of targets. The Lao ones await review by a native speaker. */
export const targetHeadings = headingsOf({
	of: 'giao cho, don vi, ten don vi, don vi nhan, don vi nhan chi tieu, don vi duoc giao, don vi thuc hien, ten, noi, doi tuong, asked of, target of, for, name, ມອບໃຫ້, ໜ່ວຍງານ, ຊື່',
	club: 'cau lac bo, clb, ten clb, ten cau lac bo, club, club name, ສະໂມສອນ, ຊື່ສະໂມສອນ',
	area: 'xa, phuong, xa phuong, phuong xa, xa phuong thi tran, dia ban, khu vuc, dia phuong, area, commune, ward, commune ward, ພື້ນທີ່, ເຂດພື້ນທີ່, ຕາແສງ, ເຂດ, ທ້ອງຖິ່ນ',
	district:
		'huyen, quan huyen, huyen cu, huyen thi xa thanh pho, huyen tx tp, district, former district, ເມືອງ, ເມືອງເກົ່າ',
	province: 'tinh, tinh thanh, province, ແຂວງ',
	campaign: 'chien dich, ten chien dich, chuong trinh, campaign, campaign name, ຂະບວນການ, ຊື່ຂະບວນການ',
	year: 'nam, nam giao, nam ke hoach, year, target year, ປີ, ປີແຜນການ',
	units: `${UNITS}, ${unitsOfYear}`,
	...headingsOfMonths
});

/** What a line says of a target. */
export type TargetField = typeof targetHeadings extends ReadonlyMap<string, infer Name> ? Name : never;

/** The columns of a table without headings: with the year of each line, or without it. */
export const TARGET_COLUMNS = ['of', 'year', 'units'] as const;
export const COLUMNS_OF_ONE_YEAR = ['of', 'units'] as const;

/** The year that the heading of the figures says; of several such columns the first one is read. */
export function yearInHead({ head, unread }: Pick<Table<TargetField>, 'head' | 'unread'>): number | null {
	const cells = (head ?? '').split('\t').filter((cell) => !unread.includes(cell));
	const [year] = cells.flatMap((cell) => /(?<!\d)2[012]\d\d(?!\d)/.exec(plain(cell)) ?? []);
	return year === undefined ? null : Number(year);
}
