import { daysBetween, addDays } from '../../../time/calendar-date';
import { accountRows, adminOf, membershipRows } from './accounts';
import { addApplicants } from './applicants';
import { visitsAt } from './attendance';
import { clubYears, type ClubYear } from './club-year';
import { DEMO_CLUBS } from './clubs';
import { consentRows } from './consents';
import type { PlannedDrive } from './drives';
import { record } from './history';
import type { DemoRows, DriveRow } from './rows';
import type { Setting } from './setting';
import { targetRows } from './targets';

/** Invents the whole demo: no clock and no database, the same setting gives the same rows. */
export function demoRows(setting: Setting): DemoRows {
	const accounts = accountRows(setting);
	const years = clubYears(setting, (clubKey) => adminOf(clubKey, accounts));
	const people = years.flatMap((year) => year.people);
	const drives = years.flatMap((year) => year.drives);
	const clubIds = new Map(DEMO_CLUBS.map(({ key }, index) => [key, years[index]?.row.id ?? '']));
	const driveToday = drives.find(({ purpose }) => purpose === 'running')?.row.id ?? '';

	const story = storyOf(years, setting);
	return {
		clubs: years.map(({ row }) => row),
		accounts,
		venues: years.flatMap(({ venues }) => venues),
		drives: drives.map((drive) => withNumbers(drive, story.registrations)),
		driveDays: drives.flatMap(dayRows),
		memberships: membershipRows(setting, accounts, { clubIds, driveToday }),
		targets: targetRows(setting, clubIds),
		donors: people.map(({ row }) => row),
		consents: people.flatMap((person) => consentRows(person, setting)),
		...story
	};
}

/** Tells the year day by day, so that each visit knows the earlier ones. */
function storyOf(years: ClubYear[], setting: Setting) {
	const story = { applicants: [], registrations: [], registrationEvents: [], deferrals: [], donations: [] } as Pick<
		DemoRows,
		'applicants' | 'registrations' | 'registrationEvents' | 'deferrals' | 'donations'
	>;
	const calendar = years.flatMap(({ people, drives }) => drives.map((drive) => ({ drive, people })));
	for (const { drive, people } of calendar.sort((a, b) => daysBetween(b.drive.startsOn, a.drive.startsOn))) {
		for (const visit of visitsAt(drive, people, setting)) record(visit, story, setting);
		if (drive.row.status === 'open' || drive.row.status === 'running') addApplicants(drive, story, setting);
	}
	return story;
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
