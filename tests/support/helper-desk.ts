import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Actor, Membership } from '../../src/lib/server/actor';
import { tokenHash } from '../../src/lib/server/auth/token';
import { closeDatabase, connect, openPool } from '../../src/lib/server/db';
import { findDrive, type Drive } from '../../src/lib/server/drives/queries';
import { makeLink } from '../../src/lib/server/helpers/make-link';
import { openLink } from '../../src/lib/server/helpers/open-link';
import { helperLinksOf } from '../../src/lib/server/helpers/queries';
import { revokeLink } from '../../src/lib/server/helpers/revoke-link';
import { shutOutDevice } from '../../src/lib/server/helpers/shut-out-device';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addActor, addClub, asSuperuser } from './society';
import { settingsOfTests } from './settings-of-tests';
import { createTestDatabase } from './test-database';

/** A club's society with a drive that is held today, as the database's clock has it. */
export type HelperDesk = Awaited<ReturnType<typeof helperDesk>>;

/** Where it is the 14th hour of tomorrow, and where yesterday is not over: the same moment is two days apart or more. */
export const EARLIEST = 'Pacific/Kiritimati';
export const LATEST = 'Etc/GMT+12';

/** A database of its own with a club, its admin, another club's admin and the province's office. */
export async function helperDesk() {
	const database = await createTestDatabase();
	const url = database.superuserUrl;
	const pool = openPool(database.appUrl);
	const club = await addClub(url, 'CLB Sen Hồng');
	const admin = await addActor(url, 'club_admin', { clubId: club });
	const stranger = await addActor(url, 'club_admin', { clubId: await addClub(url, 'CLB Khác') });
	const registrar = await addActor(url, 'registrar', { clubId: club });
	const truth = (statement: string, values: unknown[] = []) => asSuperuser(url, statement, values);
	const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
		withScope(connect(pool), { kind: 'actor', actor }, work);
	return {
		database,
		url,
		club,
		admin,
		stranger,
		registrar,
		truth,
		as,
		bearing: <T>(token: string, work: (tx: Tx) => Promise<T>) =>
			withScope(connect(pool), { kind: 'token', tokenHash: tokenHash(token) }, work),
		...linksOf(as, admin),
		...sessionsOf(truth, <T>(work: (tx: Tx) => Promise<T>) =>
			withScope(connect(pool), { kind: 'sign_in', accountId: null }, work)
		),
		close: async () => {
			await pool.end();
			await database.drop();
		}
	};
}

type As = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;
type Truth = (statement: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

function linksOf(as: As, admin: Actor) {
	const driveOf = async (driveId: string) => (await as(admin, (tx) => findDrive(tx, driveId))) as Drive;
	const listed = (driveId: string, actor = admin) => as(actor, (tx) => helperLinksOf(tx, driveId));
	return {
		driveOf,
		listed,
		/** Makes a link and answers its id and token, as they stand on the page. */
		made: async (driveId: string, label = 'Bàn tiếp đón') => {
			const drive = await driveOf(driveId);
			const result = await as(admin, (tx) =>
				makeLink(tx, { kind: 'helper_link', actor: admin, drive, label, now: new Date() })
			);
			if (!result.ok) throw new Error(result.refusal);
			const link = (await listed(driveId)).find(({ id }) => id === result.value.linkId);
			return { linkId: result.value.linkId, token: link?.address?.split('/').at(-1) ?? '' };
		},
		revoke: async (driveId: string, linkId: string, actor = admin) => {
			const drive = await driveOf(driveId);
			return as(actor, (tx) => revokeLink(tx, { kind: 'helper_link', actor, drive, linkId, now: new Date() }));
		},
		shutOut: async (driveId: string, membershipId: string, actor = admin) => {
			const drive = await driveOf(driveId);
			return as(actor, (tx) => shutOutDevice(tx, { actor, drive, membershipId }));
		}
	};
}

type Seen = { kind: Actor['kind']; full_name: string; stage: string; memberships: Membership[] };

function sessionsOf(truth: Truth, signingIn: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>) {
	return {
		/** The actor of the next request of a device, as its session answers; without memberships it is out. */
		actorOf: async (accountId: string): Promise<Actor> => {
			const sessionId = `session of ${accountId}`;
			await truth(
				`insert into sessions (id, account_id, idle_expires_at, absolute_expires_at) values ($1, $2, 'infinity', 'infinity')
				on conflict do nothing`,
				[sessionId, accountId]
			);
			const { rows } = await signingIn((tx) => tx.execute(sql`select * from giot_session(${sessionId})`));
			const { kind, full_name: fullName, memberships, stage } = rows[0] as unknown as Seen;
			const rest = { email: '', locale: 'vi', isDemo: false, passwordAt: new Date() } as const;
			return { accountId, sessionId, kind, fullName, memberships, forgets: stage === 'forget', ...rest };
		}
	};
}

/** Adds a drive of the club that is held today in its zone. */
export async function driveToday({ truth, club }: HelperDesk, changes: Record<string, unknown> = {}): Promise<string> {
	const id = v7();
	const zone = (changes.timezone as string | undefined) ?? 'Asia/Ho_Chi_Minh';
	await truth(
		`insert into drives (id, province_code, club_id, title, status, cancel_reason, date_precision, starts_on, ends_on, timezone)
		select $1, 'VN-21', $2, 'Giọt hồng xã Mẫu', $3, case $3 when 'cancelled' then 'bão' end, $6, day, day, $4 from (select (now() at time zone $4)::date + $5::int as day) today`,
		[id, club, changes.status ?? 'running', zone, changes.inDays ?? 0, changes.precision ?? 'day']
	);
	return id;
}

/** Lets the tests of a file use the product's own database connection, and a desk of their own. */
export function openHelperDesk(): { readonly desk: HelperDesk; readonly driveId: string } {
	const open = {} as { desk: HelperDesk; driveId: string };
	beforeAll(async () => {
		open.desk = await helperDesk();
		settingsOfTests(open.desk.database.appUrl);
	});
	afterAll(async () => {
		await closeDatabase();
		await open.desk.close();
	});
	beforeEach(async () => {
		open.driveId = await driveToday(open.desk);
	});
	return open;
}

/** A named device comes in by a link that is open; answers its account. */
export const comeIn = async (token: string, device = 'Máy của Lan') => {
	const opened = await openLink(token, { device, locale: 'vi' });
	if (!opened.ok) throw new Error(opened.refusal);
	return opened.value;
};

/** Whether a device that came in holds its role now. */
export const isIn = async (desk: HelperDesk, accountId: string) =>
	(await desk.actorOf(accountId)).memberships.length > 0;
