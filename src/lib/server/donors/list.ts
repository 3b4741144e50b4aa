import { and, asc, count, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { eligibilityOn, type Eligibility } from '$lib/donors/eligibility';
import type { DonorFilter, GroupFilter } from '$lib/donors/list-filter';
import type { EligibilityRules, RuleSet } from '$lib/donors/rule-sets';
import { dayIn, type CalendarDate } from '$lib/time/calendar-date';
import type { Country } from '$lib/areas/country';
import { provinces } from '../db/schema/areas';
import { deferrals, donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { deferralsOf, historyFrom, ruleColumns } from './eligibility-of';
import { allRuleSets, rulesIn } from './rule-sets';
import { searched, spelledAlike } from './search';

/** Donors on one page of the list. */
export const DONORS_PER_PAGE = 50;

/** Rows read at a time while looking for people who may give today, and how often at most for one page. */
const BATCH = 200;
const MOST_BATCHES = 25;

/** A line of the list, sorted by given name, with what the rules say of today in the donor's own province. */
export type ListedDonor = Awaited<ReturnType<typeof readRows>>[number] & {
	today: CalendarDate;
	eligibility: Eligibility;
};

/**
 * One page: `older` and `newer` are the ids to continue from, `null` where nothing follows. `alike`: nobody is called as was typed, these
 * are spelt alike.
 */
export type DonorPage = { donors: ListedDonor[]; older: string | null; newer: string | null; alike: boolean };

type Direction = 'forward' | 'back';

/** One page of the donors in scope that a filter leaves. Whoever counts them too searches once and gives both what it comes to. */
export async function listDonors(
	tx: Tx,
	filter: DonorFilter,
	now: Date,
	search = searched(tx, filter.q)
): Promise<DonorPage> {
	const direction: Direction = filter.before ? 'back' : 'forward';
	const { condition, nobody } = await search;
	if (nobody) return listAlike(tx, filter, now);
	const found = await collect(tx, filter, condition, { direction, now });
	const page = found.slice(0, DONORS_PER_PAGE);
	const more = found.length > DONORS_PER_PAGE;
	if (direction === 'back') page.reverse();
	const cameFromBefore = direction === 'forward' ? filter.after !== '' : more;
	const goesOn = direction === 'forward' ? more : true;
	return {
		donors: page,
		older: goesOn ? (page.at(-1)?.id ?? null) : null,
		newer: cameFromBefore ? (page.at(0)?.id ?? null) : null,
		alike: false
	};
}

/** The few whose names are spelt like what was typed, nearest first, on one page. */
async function listAlike(tx: Tx, filter: DonorFilter, now: Date): Promise<DonorPage> {
	const nearest = await spelledAlike(tx, filter.q);
	const found = nearest.length
		? await collect(tx, filter, inArray(donors.id, nearest), { direction: 'forward', now })
		: [];
	found.sort((a, b) => nearest.indexOf(a.id) - nearest.indexOf(b.id));
	return { donors: found, older: null, newer: null, alike: found.length > 0 };
}

/** How many donors in scope a filter leaves, whether they may give today or not. */
export async function countDonors(tx: Tx, filter: DonorFilter, search = searched(tx, filter.q)): Promise<number> {
	const [row] = await tx
		.select({ donors: count() })
		.from(donors)
		.where(narrowed(filter, (await search).condition));
	return row?.donors ?? 0;
}

/** Rows in reading order until a page and one more are there. Who may give today is decided by the rules, row by row. */
async function collect(
	tx: Tx,
	filter: DonorFilter,
	search: SQL | undefined,
	{ direction, now }: { direction: Direction; now: Date }
): Promise<ListedDonor[]> {
	const condition = and(narrowed(filter, search), filter.eligible ? notHeldBack(now) : undefined);
	const ruleSets = await allRuleSets(tx);
	const batch = filter.eligible ? BATCH : DONORS_PER_PAGE + 1;
	const found: ListedDonor[] = [];
	let bound = await boundAt(tx, filter.before || filter.after);
	for (let turn = 0; turn < MOST_BATCHES && found.length <= DONORS_PER_PAGE; turn++) {
		const rows = await readRows(tx, and(condition, beyond(bound, direction)), direction, batch);
		const screened = await screen(tx, rows, ruleSets, now);
		found.push(
			...(filter.eligible ? screened.filter(({ eligibility }) => eligibility.reasons.length === 0) : screened)
		);
		bound = rows.at(-1);
		if (!bound || rows.length < batch) break;
	}
	return found;
}

function readRows(tx: Tx, condition: SQL | undefined, direction: Direction, limit: number) {
	const order = direction === 'forward' ? asc : desc;
	return tx
		.select({
			...ruleColumns,
			sortKey: donors.sortKey,
			fullName: donors.fullName,
			phone: donors.phone,
			abo: donors.abo,
			rhd: donors.rhd,
			groupSource: donors.groupSource,
			reserve: donors.reserve,
			donationCount: donors.donationCount,
			country: provinces.country,
			timezone: provinces.timezone
		})
		.from(donors)
		.innerJoin(provinces, eq(provinces.code, donors.provinceCode))
		.where(condition)
		.orderBy(order(donors.sortKey), order(donors.id))
		.limit(limit);
}

/** Where reading goes on: strictly beyond this donor in the order of the list. */
type Bound = { sortKey: string; id: string };

/** A donor that is gone or not in scope bounds nothing. */
async function boundAt(tx: Tx, id: string): Promise<Bound | undefined> {
	if (!id) return undefined;
	const [found] = await tx.select({ sortKey: donors.sortKey, id: donors.id }).from(donors).where(eq(donors.id, id));
	return found;
}

function beyond(bound: Bound | undefined, direction: Direction): SQL | undefined {
	if (!bound) return undefined;
	const compare = direction === 'forward' ? sql`>` : sql`<`;
	return sql`(${donors.sortKey}, ${donors.id}) ${compare} (${bound.sortKey}, ${bound.id}::uuid)`;
}

async function screen(
	tx: Tx,
	rows: Awaited<ReturnType<typeof readRows>>,
	ruleSets: readonly RuleSet[],
	now: Date
): Promise<ListedDonor[]> {
	const waits = await deferralsOf(
		tx,
		rows.map(({ id }) => id)
	);
	const placeOf = rememberedPlaces(ruleSets, now);
	return rows.map((row) => {
		const { day, rules } = placeOf(row);
		return { ...row, today: day, eligibility: eligibilityOn(day, historyFrom(row, waits.get(row.id) ?? []), rules) };
	});
}

/** Day and rules of a place, worked out once for the people of a page, who are of one place or two. */
function rememberedPlaces(ruleSets: readonly RuleSet[], now: Date) {
	const places = new Map<string, { day: CalendarDate; rules: EligibilityRules }>();
	return ({ country, timezone }: { country: string; timezone: string }) => {
		const known = places.get(timezone);
		if (known) return known;
		const day = dayIn(timezone, now);
		const place = { day, rules: rulesIn(ruleSets, country as Country, day) };
		places.set(timezone, place);
		return place;
	};
}

function narrowed(filter: DonorFilter, search: SQL | undefined): SQL | undefined {
	return and(
		isNull(donors.erasedAt),
		search,
		filter.group ? ofGroup(filter.group) : undefined,
		filter.area ? livesIn(filter.area) : undefined,
		filter.reserve ? eq(donors.reserve, true) : undefined
	);
}

function ofGroup(group: GroupFilter): SQL | undefined {
	if (group === 'unknown') return isNull(donors.abo);
	return group === 'Rh-' ? eq(donors.rhd, '-') : eq(donors.abo, group);
}

/** A district holds the communes that were part of it. */
function livesIn(code: string): SQL {
	return sql`${donors.areaCode} in (select r.code from area_rollups r where ${code} in (r.code, r.then_code, r.now_code))`;
}

/** Leaves out cheaply whom a deferral holds back today; the rules decide about the others. */
function notHeldBack(now: Date): SQL {
	return sql`not exists (select from ${deferrals} w where w.donor_id = ${donors.id} and w.lifted_at is null
		and (w.permanent or w.until_on >= (${now.toISOString()}::timestamptz at time zone ${provinces.timezone})::date))`;
}
