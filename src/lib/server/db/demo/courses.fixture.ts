import { z } from 'zod';
import ruleSets from '../../../../../drizzle/reference/rule-sets.json';
import { ruleSetSchema } from '../../../donors/rule-sets';
import type { PastCourse, Together } from '../../../drives/forecast';
import { countsAsRegistered, type RegistrationState } from '../../../drives/registration-state';
import { dayIn, daysBetween, type CalendarDate } from '../../../time/calendar-date';
import { chanceFrom } from './chance';
import type { DemoRows } from './rows';
import { demoRows } from './world';

/** A club of an invented year with the courses of its closed drives, the earliest first, and what its province collected. */
export type ClubCourses = { courses: PastCourse[]; province: Together };

/** The closed drives of an invented year by club, as the query of the application would tell of them. */
export function demoCourses(seed: number, today: CalendarDate = '2026-06-10'): ClubCourses[] {
	const references = { ruleSets: z.array(ruleSetSchema).parse(ruleSets), campaignIds: new Map(), centreIds: new Map() };
	const rows = demoRows({ today, donors: 3_000, chance: chanceFrom(seed), ...references }, 'hash');
	const closed = rows.drives.filter(({ status }) => status === 'closed');
	const events = byDrive(rows.registrationEvents);
	const bags = byDrive(rows.donations.filter(({ quantitySufficient }) => quantitySufficient));
	const courses = new Map(
		closed.map((drive) => {
			const id = drive.id ?? '';
			return [id, courseOf(drive, events.get(id) ?? [], bags.get(id)?.length ?? 0)];
		})
	);
	return rows.clubs.map((club) => {
		const of = (belongs: (drive: DemoRows['drives'][number]) => boolean) =>
			closed.filter(belongs).map(({ id }) => courses.get(id ?? '') as PastCourse);
		const province = of(({ provinceCode }) => provinceCode === club.provinceCode).filter(({ units }) => units > 0);
		return {
			courses: of(({ clubId }) => clubId === club.id).sort((a, b) => daysBetween(b.startsOn, a.startsOn)),
			province: { registered: sum(province, 'registered'), units: sum(province, 'units') }
		};
	});
}

function courseOf(
	drive: DemoRows['drives'][number],
	events: DemoRows['registrationEvents'],
	units: number
): PastCourse {
	const startsOn = drive.startsOn as CalendarDate;
	const added: Record<number, number> = {};
	for (const { fromState, toState, at } of events) {
		const day = Math.max(0, daysBetween(dayIn(drive.timezone, at), startsOn));
		added[day] = (added[day] ?? 0) + counted(toState) - counted(fromState);
	}
	return {
		startsOn,
		endsOn: drive.endsOn as CalendarDate,
		registered: Object.values(added).reduce((all, people) => all + people, 0),
		units,
		added
	};
}

function counted(state: string | null | undefined): number {
	return state && countsAsRegistered(state as RegistrationState) ? 1 : 0;
}

function sum(drives: readonly PastCourse[], of: 'registered' | 'units'): number {
	return drives.reduce((all, drive) => all + drive[of], 0);
}

function byDrive<Row extends { driveId: string }>(rows: readonly Row[]): Map<string, Row[]> {
	const found = new Map<string, Row[]>();
	for (const row of rows) found.set(row.driveId, [...(found.get(row.driveId) ?? []), row]);
	return found;
}
