import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '../../src/lib/server/actor';
import { inSignIn } from '../../src/lib/server/scope';
import { club, database, lookUp, openAccounts, truth, wholly } from '../support/accounts';
import { addDrive } from '../support/desk';
import { addActor } from '../support/society';

openAccounts();

/** At every hour one of the two zones has another day than Vietnam. */
describe.each(['Pacific/Pago_Pago', 'Pacific/Kiritimati'])('in a province of the zone %s', (zone) => {
	const zoneOf = (province: string, timezone: string) =>
		truth('update provinces set timezone = $2 where code = $1', [province, timezone]);
	const until = (actor: Actor, day: number) =>
		truth('update memberships set until = (now() at time zone $3)::date + $2::int where account_id = $1', [
			actor.accountId,
			day,
			zone
		]);

	async function signedInAs(role: Role, scope: object): Promise<{ actor: Actor; token: string }> {
		const actor = await addActor(database.superuserUrl, role, scope);
		return { actor, token: await wholly(actor) };
	}

	beforeAll(() => zoneOf('VN-21', zone));
	afterAll(() => zoneOf('VN-21', 'Asia/Ho_Chi_Minh'));

	test.each(['club_admin', 'drive_helper', 'province_coordinator'] as const)(
		'a %s holds the role until the end of its last day there',
		async (role) => {
			const scopes = {
				club_admin: { clubId: club },
				drive_helper: { driveId: await addDrive(database.superuserUrl, { clubId: club }) },
				province_coordinator: { provinceCode: 'VN-21' }
			};
			const { actor, token } = await signedInAs(role, scopes[role]);
			const roles = sql`select role from giot_roles(${actor.accountId})`;
			await until(actor, 0);
			expect((await lookUp(token))?.memberships).toHaveLength(1);
			expect((await inSignIn(actor.accountId, (tx) => tx.execute(roles))).rows).toEqual([{ role }]);
			await until(actor, -1);
			expect((await lookUp(token))?.memberships).toEqual([]);
			expect((await inSignIn(actor.accountId, (tx) => tx.execute(roles))).rows).toEqual([]);
		}
	);
});
