import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Tx } from '../../src/lib/server/db';
import { tokenHash } from '../../src/lib/server/auth/token';
import { acceptInvitation } from '../../src/lib/server/people/accept-invitation';
import { changeMembership } from '../../src/lib/server/people/change-membership';
import { invitePerson } from '../../src/lib/server/people/invite-person';
import { renewInvitation, takeBackInvitation } from '../../src/lib/server/people/renew-invitation';
import { withScope } from '../../src/lib/server/scope';
import { rewriting, withoutTurns } from '../support/overlap';
import { admin, database, invitation, invite, newcomer, openPeople, pool, today, truth } from '../support/people';

openPeople();

const ROUNDS = process.env.TEST_FULL === '1' ? 50 : 5;
const MOST_ROUNDS = 200;

let heedless: pg.Pool;

beforeAll(() => {
	heedless = rewriting(database.appUrl, withoutTurns);
});
afterAll(() => heedless.end());

/** A role with its link, and who acts on it over which connections. */
type Case = { on: pg.Pool; email: string; membershipId: string; token: string };
type Act = (given: Case) => Promise<unknown>;

const asAdmin = (on: pg.Pool, work: (tx: Tx) => Promise<unknown>) =>
	withScope(connect(on), { kind: 'actor', actor: admin }, work);

const acts = {
	inviting: ({ on, email }) =>
		asAdmin(on, (tx) => invitePerson(tx, { actor: admin, invitation: invitation({ email }), now: new Date() })),
	renewing: ({ on, membershipId }) =>
		asAdmin(on, (tx) => renewInvitation(tx, { actor: admin, membershipId, now: new Date() })),
	'taking back': ({ on, membershipId }) => asAdmin(on, (tx) => takeBackInvitation(tx, { actor: admin, membershipId })),
	resuming: ({ on, membershipId }) =>
		asAdmin(on, (tx) => changeMembership(tx, { actor: admin, today }, membershipId, { to: 'active', until: null })),
	accepting: ({ on, token }) =>
		withScope(connect(on), { kind: 'token', tokenHash: tokenHash(token) }, (tx) =>
			acceptInvitation(tx, { newcomer, now: new Date() })
		)
} satisfies Record<string, Act>;

type Name = keyof typeof acts;
let round = 0;

/** Two acts on one role at the same moment; answers what went wrong, and how often the role is held or offered then. */
async function atOnce(on: pg.Pool, ...names: [Name, Name]) {
	const email = `cung-luc-${++round}@example.org`;
	const { membershipId, accountId, token } = await invite(admin, { email });
	if (names.includes('resuming'))
		await truth("update memberships set state = 'ended', invited_as = null where id = $1", [membershipId]);
	const settled = await Promise.allSettled(names.map((name) => acts[name]({ on, email, membershipId, token })));
	const errors = settled.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.cause ?? one.reason)] : []));
	const roles = await truth("select 1 from memberships where account_id = $1 and state <> 'ended'", [accountId]);
	return { errors, roles: roles.length };
}

const pairs = [
	['inviting', 'accepting'],
	['renewing', 'inviting'],
	['taking back', 'inviting'],
	['resuming', 'inviting']
] as [Name, Name][];

describe('at the same moment', () => {
	test.each([...pairs, ['renewing', 'accepting'], ['renewing', 'taking back']] as [Name, Name][])(
		'%s and %s both come to an answer, in each of many rounds',
		async (one, other) => {
			for (let i = 0; i < ROUNDS; i += 1) {
				const { errors, roles } = await atOnce(pool, one, other);
				expect(errors).toEqual([]);
				expect(roles).toBeLessThanOrEqual(1);
			}
		}
	);

	test.each(pairs)('control: without turns, %s and %s end in an error some time', async (one, other) => {
		const seen: string[] = [];
		for (let i = 0; i < MOST_ROUNDS && seen.length === 0; i += 1)
			seen.push(...(await atOnce(heedless, one, other)).errors);
		expect(seen.join()).toMatch(/deadlock detected|memberships_once_key/);
	});
});
