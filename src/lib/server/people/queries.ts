import { and, asc, count, desc, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm';
import type { PeopleFilter } from '$lib/accounts/people-filter';
import { searchKey } from '$lib/donors/name';
import type { CalendarDate } from '$lib/time/calendar-date';
import { accounts, memberships } from '../db/schema/accounts';
import { provinces } from '../db/schema/areas';
import { clubs } from '../db/schema/clubs';
import { driveTitle } from '../drives/drive-title';
import { bareText, givenNameFirst } from '../name-order';
import type { Tx } from '../scope';
import { personal } from './account-name';

/** Roles on one page of the list. */
export const PEOPLE_PER_PAGE = 50;

const MOST_WORDS = 8;

/** The province of the role, or that of its club. */
const provinceCode = sql<string | null>`coalesce(${memberships.provinceCode}, ${clubs.provinceCode})`;

/** What every answer about a role tells: its person, its place, since when and until when. */
const columns = {
	membershipId: memberships.id,
	role: memberships.role,
	state: memberships.state,
	until: memberships.until,
	since: memberships.createdAt,
	clubId: memberships.clubId,
	accountId: memberships.accountId,
	fullName: personal('fullName'),
	email: personal('email'),
	locale: personal('locale'),
	joined: sql<boolean>`${accounts.joinedAt} is not null`,
	clubName: clubs.name,
	driveTitle: driveTitle(memberships.driveId),
	province: { nameVi: provinces.nameVi, nameLo: provinces.nameLo, nameEn: provinces.nameEn },
	provinceCode
};

/** By given name; names that differ in their marks alone by these, the roles of one person in their own order. */
const byName = [
	asc(givenNameFirst(personal('fullName'), provinceCode)),
	asc(personal('fullName')),
	asc(memberships.id)
];

/** The devices of helper links have no page here: they belong to their drive. */
const isPerson = sql`${accounts.kind} is distinct from 'device'`;

/** The account is not seen of whoever is only invited. */
const itsAccount = eq(accounts.id, memberships.accountId);

function rolesOfPeople(tx: Tx) {
	return tx
		.select(columns)
		.from(memberships)
		.leftJoin(accounts, itsAccount)
		.leftJoin(clubs, eq(clubs.id, memberships.clubId))
		.leftJoin(provinces, eq(provinces.code, memberships.provinceCode))
		.$dynamic();
}

/** One page of the roles in scope that a filter leaves, by name. `today` decides whose last day has passed. */
export async function listPeople(tx: Tx, filter: PeopleFilter, today: CalendarDate) {
	return rolesOfPeople(tx)
		.where(narrowed(filter, today))
		.orderBy(...byName)
		.limit(PEOPLE_PER_PAGE)
		.offset((filter.page - 1) * PEOPLE_PER_PAGE);
}

/** Every role of people in scope that was accepted, past ones included, by name. */
export async function everyRole(tx: Tx) {
	return rolesOfPeople(tx)
		.where(and(isPerson, ne(memberships.state, 'invited')))
		.orderBy(...byName);
}

/** How many roles in scope a filter leaves. */
export async function countPeople(tx: Tx, filter: PeopleFilter, today: CalendarDate): Promise<number> {
	const [row] = await tx
		.select({ n: count() })
		.from(memberships)
		.leftJoin(accounts, itsAccount)
		.where(narrowed(filter, today));
	return row?.n ?? 0;
}

/** One role in scope with its person, or undefined. */
export async function personOf(tx: Tx, membershipId: string) {
	const [found] = await rolesOfPeople(tx).where(and(eq(memberships.id, membershipId), isPerson));
	return found;
}

/** A role with its person and place. */
export type Person = NonNullable<Awaited<ReturnType<typeof personOf>>>;

/** Every other role in scope of the same person, the present ones first. */
export async function otherRolesOf(tx: Tx, { accountId, membershipId }: Person) {
	return rolesOfPeople(tx)
		.where(and(eq(memberships.accountId, accountId), ne(memberships.id, membershipId)))
		.orderBy(desc(sql`${memberships.state} <> 'ended'`), asc(memberships.id));
}

/** Whether the actor stands above every role of an account, and whether it has a second factor as far as they may know. */
export async function standing(tx: Tx, accountId: string): Promise<{ below: boolean; hasFactor: boolean }> {
	const { rows } = await tx.execute<{ below: boolean; hasFactor: boolean }>(
		sql`select giot_outranks(${accountId}) as below, giot_has_factor(${accountId}) as "hasFactor"`
	);
	return rows[0] ?? { below: false, hasFactor: false };
}

/** The roles in scope that some addresses hold on a day. */
export async function rolesHeldBy(tx: Tx, emails: readonly string[], day: CalendarDate) {
	return tx
		.select({ email: accounts.email, role: memberships.role, clubId: memberships.clubId })
		.from(memberships)
		.innerJoin(accounts, eq(accounts.id, memberships.accountId))
		.where(and(inArray(accounts.email, [...emails]), inArray(stateOn(day), ['active', 'suspended'])));
}

/** The roles in scope to which some addresses, as they were typed, are invited and have not come. */
export async function rolesOfferedTo(tx: Tx, emails: readonly string[]) {
	const email = sql<string>`${memberships.invitedAs} ->> 'email'`;
	return tx
		.select({ email, role: memberships.role, clubId: memberships.clubId })
		.from(memberships)
		.where(and(inArray(email, [...emails]), eq(memberships.state, 'invited')));
}

function narrowed({ q, role, state, club }: PeopleFilter, today: CalendarDate): SQL | undefined {
	return and(
		isPerson,
		role === '' ? undefined : eq(memberships.role, role),
		club === '' ? undefined : eq(memberships.clubId, club),
		state === '' ? undefined : eq(stateOn(today), state),
		matching(q)
	);
}

/** As `stateOn` of a role tells it. */
const stateOn = (day: CalendarDate) =>
	sql<string>`case when ${memberships.state} = 'active' and ${memberships.until} < ${day} then 'ended' else ${memberships.state} end`;

/** The name as it is searched. */
const nameKey = bareText(personal('fullName'));

/** Every word begins a word of the name (in Lao, which has no blanks, it stands anywhere), or all of it is part of the address. */
function matching(typed: string): SQL | undefined {
	if (typed === '') return undefined;
	const words = searchKey(typed).split(' ').filter(Boolean).slice(0, MOST_WORDS);
	const inAddress = sql`strpos(${personal('email')}, ${typed.toLowerCase()}) > 0`;
	if (words.length === 0) return inAddress;
	return or(inAddress, and(...words.map(inName)));
}

function inName(word: string): SQL {
	const anywhere = /\p{Script=Lao}/u.test(word);
	return anywhere
		? sql`strpos(${personal('fullName')}, ${word}) > 0`
		: sql`strpos(' ' || ${nameKey}, ${` ${word}`}) > 0`;
}

/** The people in scope who run a club or the office of its province on a day, each once, by name: to choose from. */
export async function officersOf(
	tx: Tx,
	{ provinceCode: province, clubId }: { provinceCode: string; clubId: string | null },
	day: CalendarDate
): Promise<{ value: string; label: string }[]> {
	const office = and(eq(memberships.role, 'province_coordinator'), eq(memberships.provinceCode, province));
	const club = clubId ? and(eq(memberships.role, 'club_admin'), eq(memberships.clubId, clubId)) : undefined;
	const rows = await rolesOfPeople(tx)
		.where(and(isPerson, eq(stateOn(day), 'active'), or(office, club)))
		.orderBy(...byName);
	const labels = new Map(rows.map(({ accountId, fullName }) => [accountId, fullName]));
	return [...labels].map(([value, label]) => ({ value, label }));
}
