import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { closeWorld, letThrough, openWorld, openWorlds, rowsIn, world } from '../support/isolated-worlds';
import { asSuperuser } from '../support/society';
import type { Owner } from '../support/two-provinces';

openWorlds();

describe('an entry of the audit trail', () => {
	type Place = 'club_id' | 'province_code' | 'drive_id';

	function entry({ accountId, sessionId }: Actor, named: Partial<Record<Place | 'donor_id', unknown>>) {
		const { donor_id, ...place } = named;
		const object = donor_id ? { object_type: 'donor', object_id: donor_id } : { object_type: 'x', object_id: 'x' };
		const row = {
			id: v7(),
			at: new Date(),
			account_id: accountId,
			session_id: sessionId,
			action: 'x',
			...object,
			...place
		};
		return sql`insert into audit_entries select * from jsonb_populate_record(null::audit_entries, ${JSON.stringify(row)}::jsonb)`;
	}

	/** The club, province and drive of an owner's donor. */
	function placeOf(owner: Owner) {
		const { club_id, province_code, drive_id, donor_id } =
			rowsIn(world, 'registrations').find((one) => one.owner === owner)?.row ?? {};
		return { club_id, province_code, drive_id, donor_id };
	}

	test('carries the account and the session of whoever adds it', async () => {
		const { admin, coordinator } = world.actors;
		expect(await letThrough(world, admin, entry(admin, {}))).toBe(true);
		expect(await letThrough(world, admin, entry(coordinator, {}))).toBe(false);
		expect(await letThrough(world, admin, entry({ ...admin, sessionId: 'another' }, {}))).toBe(false);
	});

	test.each(['admin', 'registrar', 'helper', 'coordinator', 'system', 'nobody'] as const)(
		'names no foreign club, province or drive when a %s adds it',
		async (name) => {
			const actor = world.actors[name];
			const foreign = placeOf('B1');
			const accepted: string[] = [];
			for (const place of ['club_id', 'province_code', 'drive_id'] as const) {
				if (await letThrough(world, actor, entry(actor, { [place]: foreign[place] }))) accepted.push(place);
				// An own donor or drive lends its own place only.
				const lent = { ...placeOf('A1'), [place]: foreign[place] };
				if (await letThrough(world, actor, entry(actor, lent))) accepted.push(`${place} beside an own drive`);
			}
			// Those who run the system name every club and province, and no drive.
			expect(accepted).toEqual(name === 'system' ? ['club_id', 'province_code'] : []);
		}
	);

	test('of a helper names the club and the province of the drive or donor it is about', async () => {
		const { helper } = world.actors;
		const { club_id, province_code, drive_id, donor_id } = placeOf('A1');
		const named = { club_id, province_code };
		expect(await letThrough(world, helper, entry(helper, { ...named, drive_id }))).toBe(true);
		expect(await letThrough(world, helper, entry(helper, { ...named, donor_id }))).toBe(true);
		expect(await letThrough(world, helper, entry(helper, named))).toBe(false);
	});

	test('names the club of a donor whom another club knows', async () => {
		const { admin } = world.actors;
		const other = placeOf('A2');
		const { url, club_id } = { url: world.database.superuserUrl, club_id: placeOf('A1').club_id };
		const about = entry(admin, { club_id: other.club_id, donor_id: other.donor_id });
		expect(await letThrough(world, admin, about)).toBe(false);
		await asSuperuser(url, 'insert into donor_clubs (donor_id, club_id) values ($1, $2)', [other.donor_id, club_id]);
		expect(await letThrough(world, admin, about)).toBe(true);
		await asSuperuser(url, 'delete from donor_clubs where donor_id = $1 and club_id = $2', [other.donor_id, club_id]);
	});

	test('control: with the first policy it names a foreign club', async () => {
		const lax = await openWorld();
		const url = lax.database.superuserUrl;
		await asSuperuser(url, 'drop policy added on audit_entries');
		await asSuperuser(
			url,
			`create policy added on audit_entries for insert to giot_app with check (
				(select giot_scope()) <> '' and account_id is not distinct from (select giot_account()))`
		);
		const { nobody } = lax.actors;
		expect(await letThrough(lax, nobody, entry(nobody, { club_id: placeOf('B1').club_id }))).toBe(true);
		await closeWorld(lax);
	});
});
