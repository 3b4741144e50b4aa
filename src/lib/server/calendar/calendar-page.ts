import { countryOf } from '$lib/areas/country';
import { adviceOn, type Around } from '$lib/calendar/advice';
import type { CalendarDay } from '$lib/calendar/calendar-day';
import type { CalendarDrive, ShownDrive } from '$lib/calendar/calendar-drive';
import { shownDays, type CalendarView } from '$lib/calendar/calendar-view';
import { daysOf, type Period } from '$lib/drives/dates';
import { yearOf, type CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { provincesOf } from '../areas/queries';
import { canEditAnyClosedDay, canEditClosedDays, canEditDrive } from '../policy';
import type { Tx } from '../scope';
import { centreLoad, limitsOf } from './around';
import { drivesADay, drivesShown, vagueDrives } from './calendar-drives';
import { daysAround } from './closed-days';
import { areasWithoutDrive, shortfalls } from './outlook';

type Asking = { actor: Actor; shown: CalendarView; today: CalendarDate };

/** Everything that a shape of the calendar shows to this actor. */
export async function calendarPage(tx: Tx, asking: Asking) {
	const { actor, shown } = asking;
	const period = shownDays(shown);
	const provinces = shown.province ? [shown.province] : provincesOf(actor);
	const days = await daysOfAll(tx, provinces, period);
	const isYear = shown.view === 'year';
	const drives = isYear ? [] : await drivesShown(tx, shown, period);
	return {
		days: days.filter(({ kind }) => !shown.hidden.includes(kind)),
		counts: isYear ? await drivesADay(tx, shown, period) : new Map<CalendarDate, number>(),
		drives: await advised(tx, asking, { drives, days, period }),
		vague: await vagueDrives(tx, shown, period),
		...(await planOf(tx, asking, provinces))
	};
}

async function daysOfAll(tx: Tx, provinces: readonly string[], period: Period): Promise<CalendarDay[]> {
	const found: CalendarDay[] = [];
	for (const province of provinces) found.push(...(await daysAround(tx, province, period)));
	return [...new Map(found.map((day) => [day.id, day])).values()];
}

type Known = { drives: readonly CalendarDrive[]; days: readonly CalendarDay[]; period: Period };

/** The drives with what is to be thought of: of those that lie ahead alone, for nothing can be done about others. */
async function advised(
	tx: Tx,
	{ actor, shown, today }: Asking,
	{ drives, days, period }: Known
): Promise<ShownDrive[]> {
	const centres = new Map<string, Pick<Around, 'limits' | 'load'>>();
	for (const id of new Set(drives.flatMap(({ bloodCentreId }) => bloodCentreId ?? [])))
		centres.set(id, { limits: await limitsOf(tx, id), load: await centreLoad(tx, id, period, null) });
	return drives.map((drive) => {
		const isAhead = drive.startsOn >= today && drive.status !== 'cancelled';
		const here = days.filter((day) => isMeantFor(day, drive.provinceCode));
		const around = { ...aroundIn(drive, centres.get(drive.bloodCentreId ?? '')), days: here, nearby: [] };
		const told = isAhead && !shown.hidden.includes('advice');
		return {
			...drive,
			advice: told ? adviceOn({ ...drive, asOf: today }, around) : [],
			movable: isAhead && canEditDrive(actor, drive)
		};
	});
}

const isMeantFor = (day: CalendarDay, provinceCode: string) =>
	day.provinceCode === null
		? day.country === null || day.country === countryOf(provinceCode)
		: day.provinceCode === provinceCode;

/** What a centre can take and has to take beside this drive. Notice is for those who plan a drive, not for what stands. */
function aroundIn(drive: CalendarDrive, centre: Pick<Around, 'limits' | 'load'> | undefined) {
	if (!centre?.limits) return { limits: null, load: [] };
	const held = daysOf({ first: drive.startsOn, last: drive.endsOn });
	const own = Math.round((drive.targetUnits ?? 0) / held.length);
	const load = centre.load.map(({ day, drives, bags }) =>
		held.includes(day) ? { day, drives: drives - 1, bags: bags - own } : { day, drives, bags }
	);
	return { limits: { ...centre.limits, leadDays: null }, load };
}

/** What the whole plan lacks: areas without drives, for an office, and targets that would be missed. */
async function planOf(tx: Tx, { actor, shown, today }: Asking, provinces: readonly string[]) {
	if (shown.hidden.includes('advice')) return { gaps: [], short: [] };
	const offices = provinces.filter((provinceCode) => canEditClosedDays(actor, { provinceCode }));
	const gaps = [];
	for (const provinceCode of offices)
		gaps.push(...(await areasWithoutDrive(tx, { provinceCode, months: shown.gap, today, areas: shown.filter.areas })));
	const administered = actor.memberships.filter(({ role }) => role === 'club_admin');
	const clubs = canEditAnyClosedDay(actor) ? [] : administered.flatMap(({ clubId }) => clubId ?? []);
	return { gaps, short: await shortfalls(tx, { year: yearOf(shown.on), today, provinces: offices, clubs }) };
}
