import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { changePassword } from '../../src/lib/server/accounts/change-password';
import { askOwnDevice } from '../../src/lib/server/accounts/forget-device';
import { hashPassword } from '../../src/lib/server/auth/password';
import { beginSession, endSession } from '../../src/lib/server/auth/session';
import { tokenHash } from '../../src/lib/server/auth/token';
import { inScope } from '../../src/lib/server/scope';
import { actions } from '../../src/routes/(app)/account/sessions/+page.server';
import {
	HOUR,
	admin,
	browser,
	database,
	lookUp,
	lastUsed,
	passed,
	sessionRow,
	signedIn,
	truth
} from '../support/accounts';
import { asked, newPassword, openResets, reset } from '../support/reset';
import { addActor } from '../support/society';

openResets();

let own: string;
let phone: string;

beforeEach(async () => {
	[own, phone] = [await signedIn(), await signedIn()];
});

const here = () => ({ ...admin, sessionId: tokenHash(own) });
const ask = (now = new Date()) => inScope(here(), (tx) => askOwnDevice(tx, here(), tokenHash(phone), now));

describe('a phone that is asked to forget', () => {
	test('is told for fourteen hours, however long it lies unused', async () => {
		await lastUsed(90, phone);
		await truth("update sessions set absolute_expires_at = now() + interval '3 hours' where id = $1", [
			tokenHash(phone)
		]);
		const now = new Date();
		expect(await ask(now)).toBe(true);
		const row = await sessionRow(phone);
		const ends = [row?.idle_expires_at, row?.absolute_expires_at] as Date[];
		expect(ends.map((end) => end.getTime() - now.getTime())).toEqual([14 * HOUR, 14 * HOUR]);
		expect(await lookUp(phone)).toMatchObject({ forgets: true });
	});

	test.each(['idle_expires_at', 'absolute_expires_at'])('is not one whose %s is over', async (column) => {
		await passed(column, phone);
		expect(await ask()).toBe(false);
	});

	test('is still told after a new password, here or by a link', async () => {
		await ask();
		const passwordHash = await hashPassword(newPassword);
		const token = await inScope(here(), (tx) => changePassword(tx, here(), { passwordHash, now: new Date() }));
		expect(await lookUp(token)).toMatchObject({ forgets: false });
		expect(await lookUp(phone)).toMatchObject({ forgets: true });
		expect(await reset(await asked(), 'password_reset', 'mưa xuân trên phố huyện')).toMatchObject({ ok: true });
		expect(await lookUp(token)).toBeNull();
		expect(await lookUp(phone)).toMatchObject({ forgets: true });
	});

	test('is still told when every session of its account is ended from above', async () => {
		await ask();
		const system = await addActor(database.superuserUrl, 'system_admin');
		await inScope(system, (tx) => tx.execute(sql`select giot_end_sessions(${admin.accountId})`));
		expect(await lookUp(own)).toBeNull();
		own = await signedIn();
		await inScope(system, (tx) => tx.execute(sql`select giot_reset_factors(${admin.accountId})`));
		expect(await lookUp(own)).toBeNull();
		expect(await lookUp(phone)).toMatchObject({ forgets: true });
	});

	test.each(['signs in anew', 'signs out'])('has not forgotten because somebody %s on it', async (what) => {
		await ask();
		const { cookies, jar } = browser(phone);
		if (what === 'signs in anew') await beginSession(cookies, await signedIn());
		else await endSession(cookies);
		expect(jar.get('session')).not.toBe(phone);
		expect(await sessionRow(phone)).toMatchObject({ stage: 'forget', forgotten_at: null });
	});
});

test('whoever asks a device that is none of theirs any more is told that there is none', async () => {
	const forget = (id: string) => {
		const request = new Request('http://localhost:3000/', { method: 'POST', body: new URLSearchParams({ id }) });
		return actions.forget?.({ request, locals: { actor: here() } } as never);
	};
	expect(await forget(tokenHash(phone))).toHaveProperty('done');
	await expect(forget(tokenHash(phone))).rejects.toMatchObject({ status: 404 });
	await expect(forget('0'.repeat(64))).rejects.toMatchObject({ status: 404 });
});
