import { describe, expect, test } from 'vitest';
import type { Role } from '../../src/lib/server/actor';
import { beginSession, endSession } from '../../src/lib/server/auth/session';
import { database as opened } from '../../src/lib/server/db';
import { tokenHash } from '../../src/lib/server/auth/token';
import { addDrive } from '../support/desk';
import { addActor } from '../support/society';
import {
	MINUTE,
	HOUR,
	database,
	club,
	admin,
	openAccounts,
	truth,
	browser,
	signedIn,
	wholly,
	lookUp,
	sessionRow,
	passed,
	lastUsed
} from '../support/accounts';

openAccounts();

describe('a session', () => {
	test('is kept as the SHA-256 of its token alone', async () => {
		const token = await signedIn();
		const rows = await truth('select * from sessions');
		expect(rows).toHaveLength(1);
		expect(rows[0]?.id).toMatch(/^[0-9a-f]{64}$/);
		expect(rows[0]?.id).toBe(tokenHash(token));
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	test('is looked up without a setting that stays behind', async () => {
		const token = await signedIn();
		for (let turn = 0; turn < 8; turn += 1) expect(await lookUp(token)).not.toBeNull();
		const { rows } = await opened().pool.query("select coalesce(current_setting('giot.scope', true), '') as scope");
		expect(rows).toEqual([{ scope: '' }]);
	});

	test('is not opened by what the database keeps', async () => {
		const token = await signedIn();
		expect(await lookUp(tokenHash(token))).toBeNull();
		expect(await lookUp(token)).not.toBeNull();
	});

	test.each([
		['system_admin', 0.5, 8],
		['province_coordinator', 0.5, 8],
		['exchange_viewer', 0.5, 8],
		['club_admin', 2, 12],
		['registrar', 2, 12],
		['drive_helper', 14, 14]
	] as const)('of a %s ends after %d h unused, after %d h at the latest', async (role: Role, idle, absolute) => {
		const scopes = {
			club_admin: { clubId: club },
			registrar: { clubId: club },
			drive_helper: { driveId: await addDrive(database.superuserUrl, { clubId: club }) }
		};
		const scope = role in scopes ? scopes[role as keyof typeof scopes] : {};
		const actor = await addActor(database.superuserUrl, role, scope);
		const now = new Date();
		const row = await sessionRow(await wholly(actor, now));
		expect(row?.idle_expires_at.getTime() - now.getTime()).toBe(idle * HOUR);
		expect(row?.absolute_expires_at.getTime() - now.getTime()).toBe(absolute * HOUR);
	});

	test.each(['idle_expires_at', 'absolute_expires_at'])('is over when %s is, and is forgotten', async (column) => {
		const token = await signedIn();
		await passed(column, token);
		expect(await lookUp(token)).toBeNull();
		expect(await sessionRow(token)).toBeUndefined();
	});

	test('is kept alive by use, never beyond its absolute end', async () => {
		const token = await signedIn();
		await lastUsed(90, token);
		const before = await sessionRow(token);
		const now = new Date(Date.now() + 30 * MINUTE);
		await lookUp(token, { now });
		const after = await sessionRow(token);
		expect(after?.idle_expires_at.getTime()).toBe(now.getTime() + 2 * HOUR);
		expect(after?.absolute_expires_at).toEqual(before?.absolute_expires_at);
	});

	test('is not kept alive by polling', async () => {
		const token = await signedIn();
		await lastUsed(90, token);
		const before = await sessionRow(token);
		await lookUp(token, { counts: false });
		expect(await sessionRow(token)).toEqual(before);
	});

	test('is written at most once a minute', async () => {
		const token = await signedIn();
		const before = await sessionRow(token);
		await lookUp(token, { now: new Date(Date.now() + 59_000) });
		expect(await sessionRow(token)).toEqual(before);
	});

	test('replaces the one that the browser had before', async () => {
		const { cookies, jar } = browser(await signedIn());
		const old = String(jar.get('session'));
		const fresh = await signedIn();
		await beginSession(cookies, fresh);
		expect(jar.get('session')).toBe(fresh);
		expect(await lookUp(old)).toBeNull();
		expect(await lookUp(fresh)).not.toBeNull();
	});

	test('ends for good when the person signs out', async () => {
		const { cookies, jar } = browser(await signedIn());
		const token = String(jar.get('session'));
		await endSession(cookies);
		expect(jar.size).toBe(0);
		expect(await truth('select * from sessions')).toEqual([]);
		expect(await lookUp(token)).toBeNull();
	});
});

describe('on the next request', () => {
	test('a suspended account is signed out', async () => {
		const token = await signedIn();
		await truth('update accounts set suspended_at = now() where id = $1', [admin.accountId]);
		expect(await lookUp(token)).toBeNull();
		await truth('update accounts set suspended_at = null');
	});

	test.each([
		["state = 'suspended'", "state = 'active'"],
		["state = 'invited'", "state = 'active'"],
		["state = 'ended'", "state = 'active'"],
		['until = current_date - 2', 'until = null']
	])('a membership with %s gives no right', async (loss, back) => {
		const token = await signedIn();
		expect((await lookUp(token))?.memberships).toHaveLength(1);
		await truth(`update memberships set ${loss} where account_id = $1`, [admin.accountId]);
		expect((await lookUp(token))?.memberships).toEqual([]);
		await truth(`update memberships set ${back} where account_id = $1`, [admin.accountId]);
	});

	test('a membership whose last day is today still holds', async () => {
		const token = await signedIn();
		await truth("update memberships set until = (now() at time zone 'Asia/Ho_Chi_Minh')::date where account_id = $1", [
			admin.accountId
		]);
		expect((await lookUp(token))?.memberships).toHaveLength(1);
		await truth('update memberships set until = null where account_id = $1', [admin.accountId]);
	});
});
