import { describe, expect, test } from 'vitest';
import { takeTry } from '../../src/lib/server/auth/allowance';
import { throttleKey } from '../../src/lib/server/auth/throttle';
import { club, database, now, registrar } from '../support/donor-registry';
import { byNumber, donor, driveId, lookUp, openKnownElsewhere, truth } from '../support/known-elsewhere';
import { addActor } from '../support/society';

openKnownElsewhere();

describe('a look-up', () => {
	const miss = { ...byNumber, idNumber: '038196000000' };

	test('stands in the audit trail with its drive, found or not, and without a personal value', async () => {
		await lookUp(byNumber);
		await lookUp(miss);
		const trail = await truth(
			"select * from audit_entries where action = 'donor.looked_up' and drive_id = $1 order by id",
			[driveId]
		);
		expect(trail.map((entry) => [entry.account_id, entry.club_id, entry.object_type])).toEqual([
			[registrar.accountId, club, 'donor'],
			[registrar.accountId, club, 'registration']
		]);
		expect(trail[0]?.object_id).toBe(donor.id);
		expect(JSON.stringify(trail)).not.toMatch(/canary|19600|912345/i);
	});

	/** Look-ups that found nobody, of somebody or of a drive's devices. */
	const missed = (whose: string, times: number) =>
		truth(
			`insert into sign_in_failures (id, account_key, address_key, failed_at)
			select gen_random_uuid(), $1, $1, $2 from generate_series(1, $3)`,
			[throttleKey(`look-up ${whose}`), now, times]
		);

	test('finds nobody any more after 30 that found nobody in a quarter of an hour', async () => {
		await missed(registrar.accountId, 28);
		for (let i = 0; i < 2; i++) await lookUp(miss);
		expect(await lookUp(byNumber)).toBeNull();
		expect(await lookUp(byNumber, { when: new Date(now.getTime() + 16 * 60_000) })).toMatchObject({ id: donor.id });
	});

	test('that finds somebody does not count, nor does one of too little', async () => {
		await missed(registrar.accountId, 29);
		for (let i = 0; i < 3; i++) expect(await lookUp(byNumber)).not.toBeNull();
		for (let i = 0; i < 3; i++) await lookUp({ fullName: 'Chỉ Có Tên' });
		expect(await lookUp(byNumber)).not.toBeNull();
	});

	test('is counted exactly when many come at once', async () => {
		const tries = await Promise.all(Array.from({ length: 20 }, () => takeTry('many', { most: 5, minutes: 5 }, now)));
		expect(tries.filter((one) => one !== null)).toHaveLength(5);
	});

	test('of devices is counted by their drive, since a link lets in any number of them', async () => {
		const device = async () => ({
			...(await addActor(database.superuserUrl, 'drive_helper', { driveId })),
			kind: 'device' as const
		});
		const [one, two] = [await device(), await device()];
		await missed(driveId, 29);
		await lookUp(miss, { actor: one });
		expect(await lookUp(byNumber, { actor: two })).toBeNull();
		expect(await lookUp(byNumber)).not.toBeNull();
	});
});
