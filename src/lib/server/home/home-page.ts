import { parseFilter } from '$lib/collections/filter';
import type { Task } from '$lib/home/task';
import type { CalendarDate } from '$lib/time/calendar-date';
import { yearOf } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor, Membership } from '../actor';
import { homeDay } from '../areas/home-day';
import { collectionsFacts } from '../collections/page-data';
import { breakdownSeries } from '../collections/page-series';
import { unitsInYear } from '../collections/queries';
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
	const { drives, total } = await drivesNeedingAttention(tx, { today, limit: TASKS });
	return {
		today,
		tasks: drives.map((drive): Task => taskOf(actor, drive)),
		tasksTotal: total,
		next: await nextDrives(tx, { today, limit: NEXT_DRIVES }),
		year: {
			figures: await unitsInYear(tx, { ...home, year: yearOf(today) }),
			of: home.clubId ? ('club' as const) : ('province' as const),
			canSetTarget: canSetTarget(actor, home)
		},
		districts: await districtsThisYear(tx, { actor, today, locale, province: home.provinceCode })
	};
}

/** The club or the office whose year is shown: the first membership that works with drives. */
function homeOf(actor: Actor): { clubId: string | null; provinceCode: string } {
	const isOffice = ({ role }: Membership) => role === 'province_coordinator';
	const [first] = actor.memberships.filter((one) => one.clubId !== null || isOffice(one));
	return { clubId: first?.clubId ?? null, provinceCode: first?.provinceCode ?? '' };
}

type Where = { actor: Actor; today: CalendarDate; locale: Locale; province: string };

/** Units of each district since the year began, as then; districts without any are on the page of collections. */
async function districtsThisYear(tx: Tx, { actor, today, locale, province }: Where) {
	const filter = { ...parseFilter(new URLSearchParams(), today).filter, province };
	const facts = await collectionsFacts(tx, actor, filter, { shown: ['district'], locale });
	const series = breakdownSeries(facts, 'district', { filter, today, locale });
	const { countedUnits, reportedUnits, approximate } = facts.total;
	return {
		series: { ...series, rows: series.rows.filter(({ value }) => value) },
		total: { countedUnits, reportedUnits, approximate }
	};
}

function taskOf(actor: Actor, { clubId, provinceCode, ...drive }: DriveInNeed): Task {
	const page = `/drives/${drive.id}`;
	const roster = `${page}/registrations`;
	const enters = canEnterResult(actor, { id: drive.id, clubId, provinceCode });
	const hrefs: Record<Task['reason'], string> = {
		running: roster,
		starts_today: page,
		unfinished: page,
		no_result: enters ? `${page}/result` : page,
		few_registered: drive.status === 'open' ? roster : page
	};
	return { ...drive, href: hrefs[drive.reason] };
}
