import { addDays, daysBetween } from '../../../time/calendar-date';
import { addApplicants } from './applicants';
import { visitsAt } from './attendance';
import type { Person } from './donors';
import type { PlannedDrive } from './drives';
import { record } from './history';
import type { DemoRows, DriveRow } from './rows';
import type { Setting } from './setting';

/** Drives and all that happened at them. */
export type Story = Pick<
	DemoRows,
	'drives' | 'driveDays' | 'applicants' | 'registrations' | 'registrationEvents' | 'deferrals' | 'donations'
>;

type Happened = Omit<Story, 'drives' | 'driveDays'>;

/** Tells the clubs' drives day by day, so that each visit knows the earlier ones. */
export function storyOf(clubs: readonly { people: Person[]; drives: PlannedDrive[] }[], setting: Setting): Story {
	const happened: Happened = {
		applicants: [],
		registrations: [],
		registrationEvents: [],
		deferrals: [],
		donations: []
	};
	const calendar = clubs.flatMap(({ people, drives }) => drives.map((drive) => ({ drive, people })));
	for (const { drive, people } of calendar.sort((a, b) => daysBetween(b.drive.startsOn, a.drive.startsOn))) {
		for (const visit of visitsAt(drive, people, setting)) record(visit, happened, setting);
		if (drive.row.status === 'open' || drive.row.status === 'running') addApplicants(drive, happened, setting);
	}
	const drives = clubs.flatMap((club) => club.drives);
	return {
		drives: drives.map((drive) => withNumbers(drive, happened.registrations)),
		driveDays: drives.flatMap(dayRows),
		...happened
	};
}

/** Asks for about as many units as people registered, and leaves room for a third more; never fewer than 60 places. */
function withNumbers({ row }: PlannedDrive, registrations: DemoRows['registrations']): DriveRow {
	const registered = registrations.filter(({ driveId }) => driveId === row.id).length;
	const expected = Math.max(45, registered);
	return { ...row, targetUnits: roundedUp(expected * 0.9), capacity: roundedUp(expected * 1.34) };
}

function roundedUp(people: number): number {
	return Math.ceil(people / 10) * 10;
}

function dayRows({ row, startsOn, endsOn }: PlannedDrive): DemoRows['driveDays'] {
	return Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, day) => ({
		driveId: row.id,
		heldOn: addDays(startsOn, day),
		opensAt: row.opensAt,
		closesAt: row.closesAt
	}));
}
