import { addDays, daysBetween, type CalendarDate } from '../../../time/calendar-date';
import type { Person } from './donors';
import type { PlannedDrive } from './drives';
import { at, type Setting } from './setting';

type SigningUp = { person: Person; drive: PlannedDrive; heldOn: CalendarDate; comes: boolean };

/** People register from four weeks before on. */
const FIRST_DAY = 28;
/** Of a hundred who come to a drive, those who had not registered before: one value by chance for each drive. */
const WALK_INS = { least: 2, most: 12 };
/** How late people register: 1 evenly over the weeks, 2 half of them in the last week. One value by chance for each drive. */
const LATENESS = { least: 1.4, most: 2.4 };

/**
 * When somebody registered at a drive, and how many days before: few early and more towards the day, at some drives later than at others, and some of those who come
 * on the day itself. Nobody registers after today.
 */
export function registeredAt({ person, drive, heldOn, comes }: SigningUp, { chance, today }: Setting) {
	const { lateness, walkIns } = leaningOf(drive.row.id);
	const [drawn, minutes] = [chance.whole(0, 9_999) / 10_000, chance.whole(0, 600)];
	if (drive.purpose === 'counted' && comes && drawn < walkIns)
		return { daysBefore: 0, at: at(heldOn, '07:00', minutes / 4) };

	const latest = Math.max(1, daysBetween(today, drive.startsOn) + 1);
	const weeks = Math.max(1, FIRST_DAY - latest + 1);
	const turn = Math.max(0, drawn - walkIns) / (1 - walkIns);
	const daysBefore = latest + Math.floor(weeks * turn ** lateness);
	const day = addDays(drive.startsOn, -daysBefore);
	return { daysBefore, at: at(day > person.joinedOn ? day : person.joinedOn, '08:00', minutes) };
}

/** What is so of one drive, taken from the random part of its id so that nothing else of the demo hangs on it. */
function leaningOf(driveId: string) {
	const [late, walk] = [driveId.slice(-8, -4), driveId.slice(-4)].map((part) => parseInt(part, 16) / 0xffff);
	return { lateness: between(LATENESS, late), walkIns: between(WALK_INS, walk) / 100 };
}

function between({ least, most }: { least: number; most: number }, share = 0): number {
	return least + (most - least) * share;
}
