import type { CalendarDate } from '../time/calendar-date';

/** What somebody does at a drive. Medical staff come from the blood centre. */
export const TEAM_ROLES = ['reception', 'registration', 'refreshments', 'guide', 'medical', 'other'] as const;
/** How far one knows that somebody comes. */
export const SHIFT_STATES = ['needed', 'asked', 'confirmed', 'declined'] as const;
/** The states that one sets for somebody who has a place. */
export const ANSWERS = ['asked', 'confirmed', 'declined'] as const;

export type TeamRole = (typeof TEAM_ROLES)[number];
export type ShiftState = (typeof SHIFT_STATES)[number];

/** When a shift is: a day, and times as `HH:MM` or `HH:MM:SS`, the end not included. */
export type ShiftTime = { heldOn: CalendarDate; startsAt: string; endsAt: string };

/** One place of a team, with who has it. `people` counts medical staff; it is 1 otherwise. */
export type Shift = ShiftTime & {
	id: string;
	role: TeamRole;
	state: ShiftState;
	people: number;
	names: string | null;
	version: number;
	volunteer: { id: string; fullName: string; phone: string | null } | null;
};

/** Another shift of the same person at the same time, and the title of its drive. */
export type Clash = ShiftTime & { shiftId: string; drive: string };

/** Whether two shifts share some time. One that ends when the other begins does not. */
export function overlap(one: ShiftTime, other: ShiftTime): boolean {
	return (
		one.heldOn === other.heldOn &&
		one.startsAt.slice(0, 5) < other.endsAt.slice(0, 5) &&
		other.startsAt.slice(0, 5) < one.endsAt.slice(0, 5)
	);
}

/** Whether nobody stands in a place: nobody was asked, or whoever was asked declined. */
export function isOpen({ state }: Pick<Shift, 'state'>): boolean {
	return state === 'needed' || state === 'declined';
}

/** A role on a day: its places in order, how many people are wanted and how many are still missing. */
export type RoleOfDay = { role: TeamRole; shifts: Shift[]; needed: number; missing: number };

/** The team of each day, roles in their usual order. */
export function teamByDay(shifts: readonly Shift[]): { heldOn: CalendarDate; roles: RoleOfDay[] }[] {
	const days = [...new Set(shifts.map(({ heldOn }) => heldOn))].sort();
	return days.map((heldOn) => {
		const ofDay = shifts.filter((shift) => shift.heldOn === heldOn);
		const roles = TEAM_ROLES.map((role) => roleOf(role, ofDay)).filter((role) => role.shifts.length > 0);
		return { heldOn, roles };
	});
}

/** How many people a team wants, and how many of them are still missing. */
export function countTeam(shifts: readonly Shift[]): { needed: number; missing: number } {
	return { needed: peopleIn(shifts), missing: peopleIn(shifts.filter(isOpen)) };
}

function roleOf(role: TeamRole, ofDay: readonly Shift[]): RoleOfDay {
	const shifts = ofDay.filter((shift) => shift.role === role);
	return { role, shifts, ...countTeam(shifts) };
}

function peopleIn(shifts: readonly Shift[]): number {
	return shifts.reduce((sum, { people }) => sum + people, 0);
}
