import { addDays } from '../../../time/calendar-date';
import type { ClubYear } from './club-year';
import type { DemoRows } from './rows';
import { at, type Setting } from './setting';

type VolunteerRow = DemoRows['volunteers'][number] & { id: string };
type ShiftRow = DemoRows['driveShifts'][number];

/** Names that nobody bears. */
const NAMES = {
	VN: ['Lê Thị Mẫu Một', 'Trần Văn Mẫu Hai', 'Phạm Thị Mẫu Ba', 'Bùi Văn Mẫu Bốn', 'Hà Thị Mẫu Năm', 'Vi Văn Mẫu Sáu'],
	LA: ['ຕົວຢ່າງ ທີໜຶ່ງ', 'ຕົວຢ່າງ ທີສອງ', 'ຕົວຢ່າງ ທີສາມ', 'ຕົວຢ່າງ ທີສີ່']
} as const;

/** What the team of a drive to come is, and how far it is agreed: the number is a volunteer's place in the list. */
const TEAM = [
	['reception', 'confirmed', 0],
	['registration', 'confirmed', 1],
	['registration', 'asked', 2],
	['refreshments', 'declined', 3],
	['refreshments', 'needed', null],
	['guide', 'needed', null],
	['medical', 'confirmed', null]
] as const;

/** Those who help at the drives of each club, and the teams of its drives to come. */
export function teamRows(years: readonly ClubYear[], setting: Setting): Pick<DemoRows, 'volunteers' | 'driveShifts'> {
	const helping = years.map((year) => ({ year, volunteers: volunteersOf(year, setting) }));
	return {
		volunteers: helping.flatMap(({ volunteers }) => volunteers),
		driveShifts: helping.flatMap(({ year, volunteers }) => shiftsOf(year, volunteers, setting))
	};
}

function volunteersOf({ row }: ClubYear, { chance, today }: Setting): VolunteerRow[] {
	const createdAt = at(addDays(today, -90), '19:00');
	const isLao = row.provinceCode.startsWith('LA');
	return NAMES[isLao ? 'LA' : 'VN'].map((fullName, turn) => ({
		id: chance.key(createdAt),
		provinceCode: row.provinceCode,
		clubId: row.id,
		fullName,
		phone: isLao ? `+8562000000${100 + turn}` : `+84900000${100 + turn}`,
		createdAt
	}));
}

function shiftsOf({ drives }: ClubYear, volunteers: readonly VolunteerRow[], { chance, today }: Setting): ShiftRow[] {
	const createdAt = at(addDays(today, -7), '19:00');
	const planned = drives.filter(({ purpose }) => purpose === 'planned');
	return planned.flatMap(({ row, startsOn }) =>
		TEAM.map(([role, state, turn]) => ({
			id: chance.key(createdAt),
			driveId: row.id,
			heldOn: startsOn,
			role,
			startsAt: '06:30',
			endsAt: '11:30',
			state,
			volunteerId: turn === null ? null : (volunteers[turn]?.id ?? null),
			people: role === 'medical' ? 6 : 1,
			createdAt
		}))
	);
}
