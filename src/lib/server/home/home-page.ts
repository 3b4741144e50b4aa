import type { SeriesRow } from '$lib/charts/series';
import { parseFilter } from '$lib/collections/filter';
import type { AreaRollup } from '$lib/collections/rollup';
import type { Task } from '$lib/home/task';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor, Membership } from '../actor';
import { homeDay } from '../areas/home-day';
import { tasksDueSoon } from '../checklists/due-soon';
import { clubById } from '../clubs/queries';
import { pinnedCharts } from '../collections/pinned-series';
import { collectionsFacts } from '../collections/page-data';
import { breakdownSeries } from '../collections/page-series';
import { unitsThisYear } from '../collections/queries';
import { drivesNeedingAttention, nextDrives, type DriveInNeed } from '../drives/home-queries';
import { canEnterResult, canSetTarget } from '../policy';
import type { Tx } from '../scope';

const TASKS = 5;
const NEXT_DRIVES = 5;

type Asking = { actor: Actor; now: Date; locale: Locale };

/** What somebody who works with drives sees first: tasks, the year, the districts, the next drives. */
export async function homePage(tx: Tx, { actor, now, locale }: Asking) {
	const today = await homeDay(tx, actor, now);
	const home = homeOf(actor);
	const due = await tasksDueSoon(tx, today);
	const lines = due ? TASKS - 1 : TASKS;
	const { drives, total } = await drivesNeedingAttention(tx, { today, limit: lines });
	return {
		today,
		tasks: drives.map((drive): Task => taskOf(actor, drive)),
		tasksTotal: total,
		due,
		next: await nextDrives(tx, { today, limit: NEXT_DRIVES }),
		year: {
			figures: await unitsThisYear(tx, { ...home, today }),
			of: home.clubId ? ('club' as const) : ('province' as const),
			canSetTarget: canSetTarget(actor, home)
		},
		districts: await districtsThisYear(tx, { actor, today, locale, home }),
		pinned: await pinnedCharts(tx, { actor, today, locale })
	};
}

/** The club or the office whose year is shown: the first membership that works with drives. */
function homeOf(actor: Actor): Home {
	const isOffice = ({ role }: Membership) => role === 'province_coordinator';
	const [first] = actor.memberships.filter((one) => one.clubId !== null || isOffice(one));
	return { clubId: first?.clubId ?? null, provinceCode: first?.provinceCode ?? '' };
}

type Home = { clubId: string | null; provinceCode: string };
type Where = { actor: Actor; today: CalendarDate; locale: Locale; home: Home };

/** Units of each district since the year began, as then; districts without any are on the page of collections. */
async function districtsThisYear(tx: Tx, { actor, today, locale, home }: Where) {
	const filter = { ...parseFilter(new URLSearchParams(), today).filter, province: home.provinceCode };
	const facts = await collectionsFacts(tx, actor, filter, { shown: ['district'], today, locale });
	const series = breakdownSeries(facts, 'district', { filter, today, locale });
	const own = await districtOfClub(tx, home, facts.rollups);
	const { countedUnits, reportedUnits, roughly } = facts.total;
	return {
		series: { ...series, rows: series.rows.filter(({ value }) => value).map((row) => besideOwn(row, own)) },
		total: { countedUnits, reportedUnits, roughly }
	};
}

/** Where the club works, as then; null for an office. */
async function districtOfClub(tx: Tx, { clubId }: Home, rollups: readonly AreaRollup[]): Promise<string | null> {
	const club = clubId ? await clubById(tx, clubId) : undefined;
	return rollups.find(({ code }) => code === club?.areaCode)?.thenCode ?? null;
}

/** The club's own district stands out; without one, all are alike. */
function besideOwn(row: SeriesRow, own: string | null): SeriesRow {
	if (own === null) return row;
	return row.key === own ? { ...row, strong: true } : { ...row, tone: 'quiet' };
}

function taskOf(actor: Actor, { clubId, provinceCode, ...drive }: DriveInNeed): Task {
	const page = `/drives/${drive.id}`;
	const roster = `${page}/registrations`;
	const enters = canEnterResult(actor, { id: drive.id, clubId, provinceCode });
	const hrefs: Record<Task['reason'], string> = {
		running: `/desk/${drive.id}`,
		starts_today: page,
		unfinished: page,
		no_result: enters ? `${page}/result` : page,
		few_registered: drive.status === 'open' ? roster : page
	};
	return { ...drive, href: hrefs[drive.reason] };
}
