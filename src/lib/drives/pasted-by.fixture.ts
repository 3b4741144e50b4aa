import type { Area } from '../areas/area';
import { pastedRows } from '../pasted/csv';
import type { DriveThere, ReadDrivesBy } from './pasted-drive';
import { reportedResultForm, type ReportedResultInput } from './result-form';

const commune: Area = {
	code: 'an',
	provinceCode: 'VN-21',
	level: 'commune',
	kind: 'commune',
	nameVi: 'An Nông',
	nameLo: null,
	nameEn: null,
	validFrom: '2025-07-01',
	validTo: null,
	formerDistrictCode: 'TS'
};
const district: Area = {
	...commune,
	code: 'TS',
	level: 'district',
	kind: 'district',
	nameVi: 'Triệu Sơn',
	validFrom: null,
	validTo: '2025-06-30',
	formerDistrictCode: null
};

/** A drive of club one in An Nông on one day. */
export const driveThere = (changes: Partial<DriveThere> = {}): DriveThere => ({
	id: 'there',
	title: 'Giọt hồng An Nông',
	status: 'closed',
	clubId: 'one',
	clubName: 'CLB Sen Hồng',
	areaCodes: ['an'],
	startsOn: '2026-03-12',
	endsOn: '2026-03-12',
	precision: 'day',
	donations: 0,
	stated: null,
	...changes
});

/** A result as its form reads it. */
export const statedResult = (changes: Partial<ReportedResultInput>): ReportedResultInput => ({
	...reportedResultForm.parse({ units: 0 }),
	units: null,
	...changes
});

/** An office of a province of three clubs, two communes and a former district; nothing is there yet. */
export const office: ReadDrivesBy = {
	areas: [commune, { ...commune, code: 'hl', nameVi: 'Hậu Lộc', formerDistrictCode: 'HL' }, district],
	clubs: [
		{ id: 'one', name: 'CLB Sen Hồng' },
		{ id: 'two', name: 'CLB Thọ Xuân' },
		{ id: 'three', name: 'CLB Thọ Xuân Trẻ' }
	],
	ofProvince: true,
	there: [],
	today: '2026-11-28',
	areaLabel: ({ nameVi }) => nameVi,
	titleAt: (place) => `Đợt ${place}`
};

/** Pasted text as lines. */
export const linesOf = (...lines: string[]) => pastedRows(lines.join('\n'));
