import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { newToken, tokenHash } from '../../src/lib/server/auth/token';
import { hallDrive, hallLinksOf } from '../../src/lib/server/board/hall-links';
import { heldToday } from '../../src/lib/server/board/held-today';
import { makeLink } from '../../src/lib/server/helpers/make-link';
import { revokeLink } from '../../src/lib/server/helpers/revoke-link';
import { addDrive, addPerson } from '../support/desk';
import { driveToday, EARLIEST, LATEST, openHelperDesk } from '../support/helper-desk';
import { tables } from '../support/reach';

const open = openHelperDesk();
const kind = 'hall_link' as const;

/** Makes a link for a screen and answers its id and token, as they stand on the page. */
async function made(driveId = open.driveId) {
	const { desk } = open;
	const making = { kind, actor: desk.admin, drive: await desk.driveOf(driveId), label: 'Sân khấu', now: new Date() };
	const result = await desk.as(desk.admin, (tx) => makeLink(tx, making));
	if (!result.ok) throw new Error(result.refusal);
	const links = await desk.as(desk.admin, (tx) => hallLinksOf(tx, driveId));
	const link = links.find(({ id }) => id === result.value.linkId);
	expect(link?.address).toMatch(/^http:\/\/.*\/hall\/[\w-]{43}$/);
	return { linkId: result.value.linkId, token: link?.address?.split('/').at(-1) ?? '' };
}

async function revoke(linkId: string, { driveId = open.driveId, actor = open.desk.admin } = {}) {
	const drive = await open.desk.driveOf(driveId);
	return open.desk.as(actor, (tx) => revokeLink(tx, { kind, actor, drive, linkId, now: new Date() }));
}

/** The tables of which whoever bears a token sees any row. */
const seenBy = (token: string) =>
	open.desk.bearing(token, async (tx) => {
		const seen: string[] = [];
		for (const table of tables) {
			const { rows } = await tx.execute(sql.raw(`select ${table === 'accounts' ? 'id' : '*'} from ${table} limit 1`));
			if (rows.length > 0) seen.push(table);
		}
		return seen;
	});

describe('a link of a screen', () => {
	test('is kept as a hash and sealed, and is shown again to those who plan the drive alone', async () => {
		const { desk, driveId } = open;
		const { linkId, token } = await made();
		const [row] = await desk.truth('select * from hall_links where id = $1', [linkId]);
		expect(row?.token_hash).toBe(tokenHash(token));
		expect(JSON.stringify(row)).not.toContain(token);
		expect((row?.token_sealed as Buffer).includes(Buffer.from(token))).toBe(false);
		for (const actor of [desk.stranger, desk.registrar])
			expect(await desk.as(actor, (tx) => hallLinksOf(tx, driveId))).toEqual([]);
	});

	test.each([
		{ held: 'today', changes: {}, state: 'open' },
		{ held: 'tomorrow', changes: { inDays: 1, status: 'open' }, state: 'open' },
		{ held: 'tomorrow, not announced', changes: { inDays: 1, status: 'approved' }, state: 'early' },
		{ held: 'yesterday', changes: { inDays: -1 }, state: 'over' },
		{ held: 'today, cancelled', changes: { status: 'cancelled' }, state: 'cancelled' },
		{ held: 'today, closed', changes: { status: 'closed' }, state: 'open' }
	])('of a drive held $held is $state', async ({ changes, state }) => {
		const { token } = await made();
		const other = await driveToday(open.desk, changes);
		await open.desk.truth('update hall_links set drive_id = $2 where token_hash = $1', [tokenHash(token), other]);
		expect(await hallDrive(token)).toEqual({ driveId: other, state });
	});

	test.each([{ changes: { status: 'cancelled' } }, { changes: { inDays: -1 } }, { changes: { precision: 'month' } }])(
		'is not made for a drive that is not to be held on a day: $changes',
		async ({ changes }) => {
			await expect(driveToday(open.desk, changes).then(made)).rejects.toThrow(
				/^(drive_cancelled|drive_over|day_unknown)$/
			);
		}
	);

	test('is taken back once, at its own drive and by those who plan it, and both are told in the trail', async () => {
		const { desk } = open;
		const { linkId, token } = await made();
		const other = await driveToday(desk);
		expect(await revoke(linkId, { driveId: other })).toBe(false);
		expect(await revoke(linkId, { actor: desk.registrar })).toBe(false);
		expect(await hallDrive(token)).toMatchObject({ state: 'open' });
		for (const _ of ['once', 'pressed twice']) expect(await revoke(linkId)).toBe(true);
		expect(await hallDrive(token)).toMatchObject({ state: 'revoked' });
		const told = await desk.truth('select action from audit_entries where object_id = $1 order by at, id', [linkId]);
		expect(told.map(({ action }) => action)).toEqual(['hall_link.made', 'hall_link.revoked']);
	});

	test('that is garbled or foreign leads nowhere', async () => {
		const { token } = await made();
		expect([await hallDrive(token.slice(1)), await hallDrive(newToken()), await hallDrive('')]).toEqual([
			null,
			null,
			null
		]);
	});
});

describe('whoever bears such a link', () => {
	test('reaches no row of any table', async () => {
		const { token } = await made();
		await addPerson(open.desk.url, { clubId: open.desk.club });
		expect(await seenBy(token)).toEqual([]);
	});

	test('control: a policy that lets links in is noticed', async () => {
		const { token } = await made();
		await open.desk.truth("create policy lax on donors for select to giot_app using (giot_scope() = 'token')");
		try {
			expect(await seenBy(token)).toEqual(['donors']);
		} finally {
			await open.desk.truth('drop policy lax on donors');
		}
	});

	test('learns of the drive of the link alone; control: without its bound the function tells of another', async () => {
		const { desk, driveId } = open;
		const { token } = await made();
		const other = await driveToday(desk);
		await made(other);
		const asked = () => desk.bearing(token, (tx) => tx.execute(sql`select drive_id from giot_hall_link()`));
		expect((await asked()).rows).toEqual([{ drive_id: driveId }]);
		const [stored] = await desk.truth("select pg_get_functiondef('giot_hall_link()'::regprocedure) as body");
		const body = String(stored?.body);
		const unbound = body.replace(/WHERE \(l\.token_hash = giot_token_hash\(\)\)/i, '');
		expect(unbound).not.toBe(body);
		try {
			await desk.truth(unbound);
			expect((await asked()).rows).toContainEqual({ drive_id: other });
		} finally {
			await desk.truth(body);
		}
	});
});

describe('the drives of today', () => {
	test('are those that run in their zone or closed today, and that the reader sees', async () => {
		const { desk, driveId } = open;
		await desk.truth('delete from hall_links where drive_id <> $1', [driveId]);
		await desk.truth('update drives set status = $1, cancel_reason = null where id <> $2', ['open', driveId]);
		const closed = await driveToday(desk, { status: 'closed' });
		await driveToday(desk, { status: 'open' });
		const late = await driveToday(desk, { timezone: LATEST });
		await driveToday(desk, { inDays: -1, timezone: EARLIEST });
		await addDrive(desk.url, { clubId: desk.club, startsOn: '2020-01-01' });
		const told = async (actor = desk.admin) =>
			(await desk.as(actor, (tx) => heldToday(tx, new Date()))).map(({ id }) => id).sort();
		expect(await told()).toEqual([driveId, closed, late].sort());
		expect(await told(desk.stranger)).toEqual([]);
	});
});
