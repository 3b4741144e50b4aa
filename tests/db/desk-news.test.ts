import { describe, expect, test } from 'vitest';
import { deskNews, deskRoster } from '../../src/lib/server/desk/desk-roster';
import { findDrive } from '../../src/lib/server/drives/queries';
import type { Tx } from '../../src/lib/server/scope';
import { known } from '../support/desk';
import { deviceOf, operation } from '../support/device';
import { as, driveId, openDesk, person, registered, registrar, truth } from '../support/registration-desk';

openDesk();

/** The clock of the application is a day behind that of the database. */
const behind = () => new Date(Date.now() - 86_400_000);

const asking = async (tx: Tx) => {
	const drive = await findDrive(tx, driveId);
	if (!drive) throw new Error('No drive');
	return { drive, settles: true, locale: 'vi' as const, now: behind() };
};

const roster = () => as(registrar, async (tx) => deskRoster(tx, await asking(tx)));
const newsSince = (at: string) => as(registrar, async (tx) => deskNews(tx, await asking(tx), new Date(at)));

/** Somebody arrived, and the transaction that wrote it began so many seconds before it could be seen. */
async function arrives(id: string, secondsAgo: number): Promise<void> {
	await deviceOf(registrar, driveId, (work) => as(registrar, work))(operation(id, '', { act: 'arrive' }));
	const moment = `now() - ${secondsAgo} * interval '1 second'`;
	await truth(`update registrations set received_at = ${moment} where id = $1`, [id]);
	await truth(`update registration_events set received_at = ${moment} where registration_id = $1`, [id]);
	await truth(`update drive_operations set received_at = ${moment} where registration_id = $1`, [id]);
}

describe('news of a desk', () => {
	test('tell of whoever came in while the device asked last, however long that took to be written', async () => {
		const { registrationId: id } = await registered(known(await person()));
		const { at } = await roster();
		await arrives(id, 50);
		expect((await newsSince(at)).people).toMatchObject([{ id, state: 'arrived' }]);
	});

	test('do not tell everything again', async () => {
		const { registrationId: id } = await registered(known(await person()));
		await arrives(id, 3_600);
		const { at } = await roster();
		expect((await newsSince(at)).people).toEqual([]);
	});

	test('are counted by the clock of the database', async () => {
		const [clock] = await truth('select now() as at');
		const { at } = await roster();
		expect(Math.abs(Date.parse(at) - (clock?.at as Date).getTime())).toBeLessThan(60_000);
	});

	test('bring the rules once, with everybody', async () => {
		const whole = await roster();
		expect(whole.rules.minAgeYears.value).toBe(18);
		expect(await newsSince(whole.at)).not.toHaveProperty('rules');
	});
});
