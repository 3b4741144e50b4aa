import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import { requireDonor } from '../../src/lib/server/donors/access';
import { provinceOfErased } from '../../src/lib/server/donors/merges';
import { addDrive } from '../support/desk';
import { added, as, database, registrar } from '../support/donor-registry';
import { addActor, addClub } from '../support/society';
import { settingsOfTests } from '../support/settings-of-tests';
import { abroad, donor, erase, office, openErasing, truth } from '../support/somebody-to-erase';

openErasing();
afterAll(() => closeDatabase());

let beside: Actor;
let other: string;

beforeAll(async () => {
	settingsOfTests(database.appUrl);
	other = await addClub(database.superuserUrl, 'Hoa Ban');
	beside = await addActor(database.superuserUrl, 'registrar', { clubId: other });
});

const told = (actor: Actor, id = donor.id) => as(actor, (tx) => provinceOfErased(tx, id));
const everybody = async () => [await told(office), await told(registrar), await told(beside), await told(abroad)];

test('that somebody was erased is told to the office and the club that saw them, and to nobody else', async () => {
	expect(await everybody()).toEqual([null, null, null, null]);
	await erase(donor);
	expect(await everybody()).toEqual(['VN-21', 'VN-21', null, null]);
	expect(await told(office, '0198c0de-1234-7abc-8def-0123456789ab')).toBeNull();
});

test('the club that held somebody is told, though they never were at a drive', async () => {
	const alone = await added({ fullName: 'Người Chưa Đi Đâu' });
	await erase(alone);
	expect([await told(registrar, alone.id), await told(beside, alone.id)]).toEqual(['VN-21', null]);
});

test('a club at whose drive the person was registered is told as well', async () => {
	const driveId = await addDrive(database.superuserUrl, { clubId: other });
	const place = `insert into registrations (id, drive_id, province_code, club_id, donor_id, state, registered_at)
		values (gen_random_uuid(), $1, 'VN-21', $2, $3, 'no_show', now())`;
	await truth(place, [driveId, other, donor.id]);
	await truth("update drives set status = 'closed' where id = $1", [driveId]);
	await erase(donor);
	expect(await told(beside)).toBe('VN-21');
});

test('a form about them is 410 for whoever may do what it asks, and as unknown as ever for everybody else', async () => {
	await erase(donor);
	const sending = (actor: Actor, method = 'POST', may = true) =>
		requireDonor(
			{ locals: { actor }, params: { donorId: donor.id }, request: { method } } as unknown as RequestEvent,
			() => may
		);
	await expect(sending(registrar)).rejects.toMatchObject({ status: 410, body: { message: 'erased' } });
	await expect(sending(registrar, 'GET')).rejects.toMatchObject({ status: 404 });
	await expect(sending(registrar, 'POST', false)).rejects.toMatchObject({ status: 404 });
	await expect(sending(abroad)).rejects.toMatchObject({ status: 404 });
});

test('control: a function that does not ask who asks tells everybody', async () => {
	await erase(donor);
	const [kept] = await truth<{ body: string }>(
		"select pg_get_functiondef('giot_province_of_erased(uuid)'::regprocedure) as body"
	);
	const guard = /and \(p\.province_code = any[\s\S]*?giot_clubs\(\)\)\)\)/;
	expect(kept?.body).toMatch(guard);
	await truth(String(kept?.body).replace(guard, ''));
	try {
		expect(await told(abroad)).toBe('VN-21');
	} finally {
		await truth(String(kept?.body));
	}
	expect(await told(abroad)).toBeNull();
});
