import { sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { accounts, memberships, type InvitedAs } from '../db/schema/accounts';

/** The name behind a column of account ids, to select beside it; `null` where the actor may not know the person. */
export function accountName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select who.full_name from accounts who where who.id = ${id})`;
}

/** The language of an account, to select beside its id; `null` where the actor may not know the person. */
export function accountLocale(id: AnyColumn): SQL<string | null> {
	return sql<string | null>`(select who.locale from accounts who where who.id = ${id})`;
}

/** The name that an inviter typed of somebody who has not accepted yet; `null` where nobody in the actor's scope invited them. */
export function invitedName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select invited.invited_as ->> 'fullName' from memberships invited
		where invited.account_id = ${id} and invited.state = 'invited' order by invited.created_at desc limit 1)`;
}

const column = { fullName: accounts.fullName, email: accounts.email, locale: accounts.locale };

/** What is known of the person of a role, its account joined from the left: of whoever is only invited, what the inviter typed. */
export function personal(what: keyof InvitedAs): SQL<string> {
	return sql<string>`coalesce(${column[what]}, ${memberships.invitedAs} ->> ${sql.raw(`'${what}'`)}, '')`;
}
