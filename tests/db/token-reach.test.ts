import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { newToken, tokenHash } from '../../src/lib/server/auth/token';
import { bearing, club, database, invite, admin, member, openPeople, roleOf, system, truth } from '../support/people';
import { addActor, addClub } from '../support/society';

openPeople();

/** What the bearer does once the token is used, and what it was used for. */
type Attempt = { token: string; purpose: 'invitation' | 'reset_code'; then: SQL };

/** How many rows it touches; null when it is refused. */
const touched = ({ token, purpose, then }: Attempt) =>
	bearing(token, async (tx) => {
		const used = await tx.execute(sql`select from giot_use_token(array[${purpose}])`);
		if (used.rowCount !== 1) throw new Error('not used');
		const inner = await tx.transaction((part) => part.execute(then)).catch(() => null);
		return inner && inner.rowCount;
	});

async function resetCode({ accountId }: Actor): Promise<string> {
	const token = newToken();
	await truth(
		`insert into account_tokens (id, purpose, account_id, token_hash, created_by, expires_at)
		values (gen_random_uuid(), 'reset_code', $1, $2, $3, now() + interval '1 hour')`,
		[accountId, tokenHash(token), system.accountId]
	);
	return token;
}

const changing = (id: string, values: SQL) => sql`update memberships set ${values} where id = ${id}`;
const active = sql`state = 'active', invited_as = null`;

/** An entry about an account, as at a club. */
const entry = (by: string, about: string, clubId: string | null, provinceCode: string | null = clubId && 'VN-21') =>
	sql`insert into audit_entries (id, account_id, action, object_type, object_id, club_id, province_code)
		values (gen_random_uuid(), ${by}, 'person.joined', 'account', ${about}, ${clubId}, ${provinceCode})`;

/** Somebody suspended as a registrar here, who is invited to be an admin of another club. */
async function invitedElsewhere() {
	const person = await member();
	const suspended = await roleOf(person);
	await truth("update memberships set state = 'suspended' where id = $1", [suspended]);
	const elsewhere = await addClub(database.superuserUrl, 'CLB Nơi Khác');
	const inviter = await addActor(database.superuserUrl, 'club_admin', { clubId: elsewhere });
	const { membershipId, token } = await invite(inviter, { email: person.email, clubId: elsewhere });
	return { person, suspended, elsewhere, membershipId, token };
}

/** What nobody does with a token that was used for something else. */
const beyond: Record<string, () => Promise<Attempt>> = {
	'a reset code takes up a suspended role': async () => {
		const { person, suspended } = await invitedElsewhere();
		return { token: await resetCode(person), purpose: 'reset_code', then: changing(suspended, active) };
	},
	'a reset code accepts an invitation': async () => {
		const { person, membershipId } = await invitedElsewhere();
		return { token: await resetCode(person), purpose: 'reset_code', then: changing(membershipId, active) };
	},
	'an invitation takes up a suspended role': async () => {
		const { suspended, token } = await invitedElsewhere();
		return { token, purpose: 'invitation', then: changing(suspended, active) };
	},
	'an invitation ends the role that it begins': async () => {
		const { membershipId, token } = await invitedElsewhere();
		const ended = sql`state = 'ended', invited_as = null`;
		return { token, purpose: 'invitation', then: changing(membershipId, ended) };
	},
	'an invitation begins a greater role': async () => {
		const { membershipId, token } = await invitedElsewhere();
		return { token, purpose: 'invitation', then: changing(membershipId, sql`${active}, role = 'club_admin'`) };
	},
	'an invitation begins the role in another club': async () => {
		const { membershipId, token } = await invitedElsewhere();
		const third = await addClub(database.superuserUrl, 'CLB Thứ Ba');
		return { token, purpose: 'invitation', then: changing(membershipId, sql`${active}, club_id = ${third}`) };
	},
	'a handed-over club leaves its predecessor another last day': async () => {
		const own = await roleOf(admin);
		const { token } = await invite(admin, { role: 'club_admin', endsMembershipId: own });
		return { token, purpose: 'invitation', then: changing(own, sql`state = 'ended', until = '2099-01-01'`) };
	},
	'a reset code tells of a club': async () => {
		const { person } = await invitedElsewhere();
		const then = entry(person.accountId, person.accountId, club);
		return { token: await resetCode(person), purpose: 'reset_code', then };
	},
	'an invitation tells of another club': async () => {
		const { person, token } = await invitedElsewhere();
		return { token, purpose: 'invitation', then: entry(person.accountId, person.accountId, club) };
	},
	'an invitation tells of another account': async () => {
		const { person, token, elsewhere } = await invitedElsewhere();
		return { token, purpose: 'invitation', then: entry(person.accountId, admin.accountId, elsewhere) };
	}
};

/** What a token is for. */
const within: Record<string, () => Promise<Attempt>> = {
	'an invitation begins its role': async () => {
		const { membershipId, token } = await invitedElsewhere();
		return { token, purpose: 'invitation', then: changing(membershipId, active) };
	},
	'a handed-over club ends the role of its predecessor': async () => {
		const own = await roleOf(admin);
		const { token } = await invite(admin, { role: 'club_admin', endsMembershipId: own });
		return { token, purpose: 'invitation', then: changing(own, sql`state = 'ended'`) };
	},
	'an invitation tells of its club': async () => {
		const { person, token, elsewhere } = await invitedElsewhere();
		return { token, purpose: 'invitation', then: entry(person.accountId, person.accountId, elsewhere) };
	},
	'a reset code tells of its account': async () => {
		const { person } = await invitedElsewhere();
		return {
			token: await resetCode(person),
			purpose: 'reset_code',
			then: entry(person.accountId, person.accountId, null)
		};
	}
};

describe('a token that was used just now', () => {
	test.each(Object.entries(beyond))('reaches no further: never that %s', async (_, attempt) => {
		expect(await touched(await attempt())).not.toBe(1);
	});

	test.each(Object.entries(within))('does what it is for: %s', async (_, attempt) => {
		expect(await touched(await attempt())).toBe(1);
	});
});

describe('control: with the policies of every used token and every role of its account', () => {
	beforeAll(async () => {
		const mine = 'account_id = (select giot_token_account())';
		const ends = 'id = (select r.ends_id from giot_token_role() r)';
		await truth(
			`alter policy bearer on memberships using (${mine} or ${ends}) with check (state in ('active', 'ended'))`
		);
		await truth(`alter policy bearer_reads on memberships using (${mine} or ${ends})`);
		await truth(`alter policy bearer on audit_entries with check (${mine})`);
		await truth('alter table memberships disable trigger memberships_as_offered');
	});
	afterAll(() => truth('alter table memberships enable trigger memberships_as_offered'));

	test.each(Object.entries(beyond))('%s', async (_, attempt) => {
		expect(await touched(await attempt())).toBe(1);
	});
});
