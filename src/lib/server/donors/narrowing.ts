import { and, eq, gte, isNull, lte, not, or, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { COMPONENTS } from '$lib/donations/component';
import type { DonorFilter, GroupFilter } from '$lib/donors/list-filter';
import type { RuleSet } from '$lib/donors/rule-sets';
import { provinces } from '../db/schema/areas';
import { donorPairs } from '../db/schema/donor-pairs';
import { consents, deferrals, donorClubs, donors } from '../db/schema/donors';
import { gaveTooEarly } from '../registrations/too-early';

/** The day of the last donation, counted or stated; of a month or a year that is stated its first day. */
export const lastGiven = sql<string | null>`greatest(${donors.lastDonationOn}, ${donors.statedLastOn})`;

/** How often somebody gave, what is only stated included. */
const timesGiven = sql<number>`(${donors.donationCount} + ${donors.statedCount})`;

/** The condition of a filter on donors, beside that of its search: all but what the rules decide. */
export function narrowed(filter: DonorFilter, search: SQL | undefined, now: Date): SQL | undefined {
	const { group, area, eligible, by, reserve, from, to, never, least, most, club, deferred, review, unagreed } = filter;
	return and(
		isNull(donors.erasedAt),
		search,
		group ? ofGroup(group) : undefined,
		area ? livesIn(area) : undefined,
		// These are lists to call: nobody restricted stands in them.
		reserve || eligible || by ? isNull(donors.restrictedAt) : undefined,
		reserve ? eq(donors.reserve, true) : undefined,
		from ? gte(lastGiven, from) : undefined,
		to ? lte(lastGiven, to) : undefined,
		never ? eq(timesGiven, 0) : undefined,
		least === null ? undefined : gte(timesGiven, least),
		most === null ? undefined : lte(timesGiven, most),
		club ? knownTo(club) : undefined,
		deferred ? heldBackToday(now) : undefined,
		review ? needsReview() : undefined,
		unagreed ? hasNotAgreed() : undefined
	);
}

/**
 * Leaves out cheaply, of donors joined with their provinces, most of those who may not give on the days asked for; the rules decide about
 * the others.
 */
export function perhapsMayGive(
	{ eligible, by }: DonorFilter,
	ruleSets: readonly RuleSet[],
	now: Date
): SQL | undefined {
	const days = [eligible && dayAt(now, provinces.timezone), by && sql`${by}::date`].flatMap((day) => day || []);
	return and(...days.flatMap((day) => [not(heldBackOn(day)), restedOn(day, ruleSets)]));
}

function ofGroup(group: GroupFilter): SQL | undefined {
	if (group === 'unknown') return isNull(donors.abo);
	return group === 'Rh-' ? eq(donors.rhd, '-') : eq(donors.abo, group);
}

/** A district holds the communes that were part of it. */
function livesIn(code: string): SQL {
	return sql`${donors.areaCode} in (select r.code from area_rollups r where ${code} in (r.code, r.then_code, r.now_code))`;
}

/** Whether a club in scope knows a donor; whom another one knows stays hidden by the policies. */
export function knownTo(clubId: string): SQL {
	return sql`exists (select from ${donorClubs} k where k.donor_id = ${donors.id} and k.club_id = ${clubId}::uuid)`;
}

function heldBackOn(day: SQL): SQL {
	return sql`exists (select from ${deferrals} w where w.donor_id = ${donors.id} and ${stillHolds(day)})`;
}

/** Whether the shortest interval is over that any rules ask for after what was given last. */
function restedOn(day: SQL, ruleSets: readonly RuleSet[]): SQL {
	const shortest = COMPONENTS.map((component) => {
		const days = ruleSets.flatMap(({ rules: { intervalDays } }) => {
			const { female, male, unknown } = intervalDays[component];
			return [female, male, unknown];
		});
		return sql`when ${component} then ${Math.min(...days)}::int`;
	});
	const days = (component: SQL | AnyColumn) => sql`case ${component} ${sql.join(shortest, sql` `)} end`;
	const counted = sql`${donors.lastDonationOn} + ${days(donors.lastComponent)}`;
	const stated = sql`${donors.statedLastOn} + ${days(sql`'whole_blood'`)}`;
	return sql`coalesce(case when ${donors.statedLastOn} > coalesce(${donors.lastDonationOn}, '-infinity') then ${stated} else ${counted} end
		<= ${day}, true)`;
}

/** They are few, and looked up first: the planner would rather read the list in its order and ask of everybody on the way. */
function heldBackToday(now: Date): SQL {
	return sql`${donors.id} = any (array(select w.donor_id from ${deferrals} w join ${donors} p on p.id = w.donor_id
		join ${provinces} h on h.code = p.province_code where ${stillHolds(dayAt(now, sql`h.timezone`))}))`;
}

/** Perhaps entered twice, with a donation that came too early, or without sex or birth date: as far as the actor sees it. */
function needsReview(): SQL | undefined {
	const twice = sql`exists (select from ${donorPairs} k where ${donors.id} in (k.one_id, k.other_id) and k.decided is null)`;
	return or(isNull(donors.sex), isNull(donors.birthDate), twice, gaveTooEarly(donors.id));
}

/** No consent to be in the register stands, as far as the actor sees consents: those of donors whom they see. */
function hasNotAgreed(): SQL {
	return sql`not exists (select from ${consents} c where c.donor_id = ${donors.id} and c.purpose = 'registration' and c.withdrawn_at is null)`;
}

/** Of a deferral `w`, whose last day is part of it. */
const stillHolds = (day: SQL) => sql`w.lifted_at is null and (w.permanent or w.until_on >= ${day})`;

const dayAt = (now: Date, zone: SQL | AnyColumn) => sql`(${now.toISOString()}::timestamptz at time zone ${zone})::date`;
