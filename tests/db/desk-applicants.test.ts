import { beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import type { Operation } from '../../src/lib/desk/operation';
import { deskNews, deskRoster } from '../../src/lib/server/desk/desk-roster';
import { leaveOut } from '../../src/lib/server/desk/leave-out';
import { looksPage } from '../../src/lib/server/desk/looks';
import { recordHeld } from '../../src/lib/server/desk/record-held';
import type { Told } from '../../src/lib/server/desk/taking';
import { findDrive } from '../../src/lib/server/drives/queries';
import { addApplicant, matchApplicant } from '../../src/lib/server/registrations/match-applicant';
import { known, now } from '../support/desk';
import { deviceOf, operation } from '../support/device';
import { as, driveId, openDesk, person, registered, registrar, stateOf, truth } from '../support/registration-desk';

openDesk();

let send: (sent: Operation, at?: Date) => Promise<Told>;
let id: string;

/** Somebody who signed up on the public page. */
beforeEach(async () => {
	send = deviceOf(registrar, driveId, (work) => as(registrar, work));
	id = v7();
	const applicantId = v7();
	await truth(
		`insert into applicants (id, drive_id, full_name, birth_date, birth_precision, sex, locale) values ($1, $2, 'Người Đăng Ký Mạng', '1993-01-01', 'year', 'female', 'vi')`,
		[applicantId, driveId]
	);
	await truth(
		`insert into registrations (id, drive_id, province_code, club_id, applicant_id, state, registered_at, received_at)
		select $1, id, province_code, club_id, $2, 'registered', now(), now() - interval '1 day' from drives where id = $3`,
		[id, applicantId, driveId]
	);
});

const acting = () => ({ actor: registrar, driveId, registrationId: id });
const here = async (since: Date | null = null) =>
	as(registrar, async (tx) => {
		const drive = await findDrive(tx, driveId);
		const asking = { drive: drive!, settles: true, locale: 'vi' as const, now: new Date() };
		const { people } = since ? await deskNews(tx, asking, since) : await deskRoster(tx, asking);
		return people.find((one) => one.id === id) ?? null;
	});
const bags = () => truth('select volume_ml from donations where registration_id = $1', [id]);

/** From the door to a bag, with no network to say who it is. */
async function given(): Promise<Told> {
	const arrive = operation(id, '', { act: 'arrive' });
	const fit = operation(id, arrive.id, { act: 'fit' });
	await send(arrive);
	expect(await send(fit)).toMatchObject({ doubt: null, state: 'fit' });
	return send(operation(id, fit.id, { act: 'donate', volumeMl: 350, bagNumber: 'B 7' }));
}

describe('somebody who signed up on the public page', () => {
	test('is taken to a bag before anybody says who they are: the bag waits, and no desk offers to take another', async () => {
		expect(await given()).toMatchObject({ doubt: 'person_not_matched', state: 'fit' });
		expect(await bags()).toEqual([]);
		expect(await here()).toMatchObject({ matched: false, held: 'donate', state: 'donated' });
	});

	test('is matched: what waited is recorded at once, and devices are told', async () => {
		await given();
		const before = new Date(Date.now() + 5_000);
		const donorId = await person({ birthDate: '1993-05-01' });
		expect(await as(registrar, (tx) => matchApplicant(tx, { ...acting(), donorId }))).toMatchObject({ ok: true });
		await recordHeld((work) => as(registrar, work), { ...acting(), locale: 'vi', now });
		expect(await bags()).toEqual([{ volume_ml: 350 }]);
		expect(await stateOf(id)).toMatchObject({ state: 'donated' });
		expect(await here(before)).toMatchObject({ matched: true, held: '', state: 'donated' });
	});

	test('becomes a donor: the same', async () => {
		await given();
		const adding = { ...acting(), confirmNew: false, locale: 'vi' as const, now };
		expect(await as(registrar, (tx) => addApplicant(tx, adding))).toMatchObject({ ok: true });
		await recordHeld((work) => as(registrar, work), { ...acting(), locale: 'vi', now });
		expect(await bags()).toEqual([{ volume_ml: 350 }]);
	});

	test('has no bag after all, for it is left out: devices are told', async () => {
		const { id: operationId } = await given();
		const received = `update drive_operations set received_at = now() - interval '1 day' where drive_id = $1`;
		await truth(received, [driveId]);
		await truth(`update registration_events set received_at = now() - interval '1 day' where registration_id = $1`, [
			id
		]);
		const since = new Date(Date.now() - 60_000);
		expect(await here(since)).toBeNull();
		const settling = { actor: registrar, driveId, id: operationId, doubt: 'person_not_matched' as const };
		const why = { because: 'did_not_happen' as const, note: 'Chưa lấy máu' };
		const left = await as(registrar, (tx) => leaveOut(tx, { ...settling, ...why, now: new Date() }));
		expect(left).toMatchObject({ ok: true });
		expect(await here(since)).toMatchObject({ matched: false, held: '', state: 'fit' });
	});

	test('has a bag that is taken back while it waits: no desk shows it, and none is recorded once they are matched', async () => {
		const { id: donate } = await given();
		expect(await send(operation(id, donate, { act: 'undo', undoes: donate }))).toMatchObject({
			doubt: null,
			state: 'fit'
		});
		expect(await here()).toMatchObject({ matched: false, held: '', state: 'fit' });
		const donorId = await person({ birthDate: '1993-05-01' });
		await as(registrar, (tx) => matchApplicant(tx, { ...acting(), donorId }));
		await recordHeld((work) => as(registrar, work), { ...acting(), locale: 'vi', now });
		expect(await bags()).toEqual([]);
		expect(await here()).toMatchObject({ matched: true, state: 'fit' });
	});

	test('has a bag that is taken back while it waits: nobody has to look at it any more', async () => {
		const { id: donate } = await given();
		const taken = operation(id, donate, { act: 'undo', undoes: donate });
		await send(taken);
		expect(await as(registrar, (tx) => looksPage(tx, driveId, null))).toMatchObject({ looks: [], count: 0 });
		const kept =
			'select sealed, waiting, settled_as, left_because, note, settled_by from drive_operations where id = $1';
		expect(await truth(kept, [donate])).toEqual([
			{
				sealed: null,
				waiting: true,
				settled_as: 'left_out',
				left_because: 'did_not_happen',
				note: taken.id,
				settled_by: registrar.accountId
			}
		]);
		expect(await send(operation(id, taken.id, { act: 'donate', volumeMl: 250 }))).toMatchObject({
			doubt: 'person_not_matched'
		});
		expect(await here()).toMatchObject({ held: 'donate', state: 'donated' });
	});

	test('has a bag that waits, and what is taken back of somebody else leaves it alone', async () => {
		const { id: donate } = await given();
		const { registrationId } = await registered(known(await person()));
		await send(operation(registrationId, '', { act: 'undo', undoes: donate }));
		expect(await here()).toMatchObject({ held: 'donate' });
		expect(await as(registrar, (tx) => looksPage(tx, driveId, null))).toMatchObject({
			looks: expect.arrayContaining([expect.objectContaining({ id: donate })])
		});
	});

	test('is matched before they come: a device that asks for news hears of it', async () => {
		const since = new Date(Date.now() - 60_000);
		expect(await here(since)).toBeNull();
		const donorId = await person({ birthDate: '1993-05-01' });
		await as(registrar, (tx) => matchApplicant(tx, { ...acting(), donorId }));
		expect(await here(since)).toMatchObject({ matched: true });
	});
});
