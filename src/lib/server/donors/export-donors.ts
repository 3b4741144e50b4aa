import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { asksTheRules, type DonorFilter } from '$lib/donors/list-filter';
import { areas, provinces } from '../db/schema/areas';
import { clubs } from '../db/schema/clubs';
import { donorClubs, donors } from '../db/schema/donors';
import type { InScope, Tx } from '../scope';
import { ruleColumns } from './eligibility-of';
import { beyond, type Bound } from './list';
import { narrowed, perhapsMayGive } from './narrowing';
import { allRuleSets } from './rule-sets';
import { screen } from './screening';
import { searched, spelledAlike } from './search';

/** Rows read at a time: no more are in memory. */
const AT_ONCE = 2_000;

/** A commune's former district. */
const former = alias(areas, 'former');

/** Everybody in scope whom a filter of the list leaves, by given name, with the day from which each may give; read in portions. */
export async function* exportedDonors(scope: InScope, filter: DonorFilter, now: Date) {
	const asked = await scope((tx) => conditionOf(tx, filter, now));
	let bound: Bound | undefined;
	for (;;) {
		const { rows, kept } = await scope(async (tx) => {
			const rows = await readRows(tx, and(asked.condition, beyond(bound, 'forward')));
			return { rows, kept: await screen(tx, rows, { filter, ruleSets: asked.ruleSets, now }) };
		});
		for (const { eligibility, ...donor } of kept) yield { ...donor, eligibleFrom: eligibility.eligibleFrom };
		bound = rows.at(-1);
		if (!bound || rows.length < AT_ONCE) return;
	}
}

/** How many rows that is. Where the rules decide person by person, everybody is looked at. */
export async function countExported(scope: InScope, filter: DonorFilter, now: Date): Promise<number> {
	if (!asksTheRules(filter))
		return scope(async (tx) => tx.$count(donors, (await conditionOf(tx, filter, now)).condition));
	let rows = 0;
	for await (const _donor of exportedDonors(scope, filter, now)) rows++;
	return rows;
}

/** As the list, where nobody is called as was typed those who are spelt alike; whoever asked that their data rest is taken out in no file. */
async function conditionOf(tx: Tx, filter: DonorFilter, now: Date) {
	const found = await searched(tx, filter.q);
	const search = found.nobody ? inArray(donors.id, await spelledAlike(tx, filter.q)) : found.condition;
	const ruleSets = await allRuleSets(tx);
	const shown = and(narrowed(filter, search, now), perhapsMayGive(filter, ruleSets, now));
	return { condition: and(shown, isNull(donors.restrictedAt)), ruleSets };
}

function readRows(tx: Tx, condition: SQL | undefined) {
	return tx
		.select({
			...ruleColumns,
			sortKey: donors.sortKey,
			fullName: donors.fullName,
			phone: donors.phone,
			email: donors.email,
			address: donors.address,
			abo: donors.abo,
			rhd: donors.rhd,
			reserve: donors.reserve,
			note: donors.note,
			donationCount: donors.donationCount,
			statedCount: donors.statedCount,
			country: provinces.country,
			timezone: provinces.timezone,
			area: areas,
			former,
			clubs: clubsKnowing
		})
		.from(donors)
		.innerJoin(provinces, eq(provinces.code, donors.provinceCode))
		.leftJoin(areas, eq(areas.code, donors.areaCode))
		.leftJoin(former, eq(former.code, areas.formerDistrictCode))
		.where(condition)
		.orderBy(asc(donors.sortKey), asc(donors.id))
		.limit(AT_ONCE);
}

/** The names of the clubs that know a donor, as far as the actor sees them. */
const clubsKnowing = sql<string | null>`(select string_agg(c.name, ', ' order by c.name) from ${donorClubs} k
	join ${clubs} c on c.id = k.club_id where k.donor_id = ${donors.id})`;
