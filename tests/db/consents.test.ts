import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { ConsentPurpose } from '../../src/lib/donors/consent';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { giveConsent } from '../../src/lib/server/donors/give-consent';
import { consentsOf, donorById } from '../../src/lib/server/donors/queries';
import { takeBackConsent } from '../../src/lib/server/donors/take-back-consent';
import type { Tx } from '../../src/lib/server/scope';
import { meanwhile, rewriting, withoutRowLocks } from '../support/overlap';
import { asSuperuser } from '../support/society';
import {
	added,
	as,
	club,
	database,
	found,
	neighbour,
	now,
	openDonors,
	pool,
	registrar
} from '../support/donor-registry';

openDonors();

type Purpose = Exclude<ConsentPurpose, 'contact'>;
const giving =
	(donor: DonorRow, purpose: Purpose, { actor = registrar, version = '1' } = {}) =>
	(tx: Tx) =>
		giveConsent(tx, actor, {
			donorId: donor.id,
			input: { purpose, how: 'signed_paper', textVersion: version, agreed: 'on' },
			locale: 'lo',
			now
		});
const give = (donor: DonorRow, purpose: Purpose, { actor = registrar, version = '1' } = {}) =>
	as(actor, giving(donor, purpose, { actor, version }));
const givenAtOnce = (donor: DonorRow, on: pg.Pool) =>
	meanwhile({ on, url: database.superuserUrl, actor: registrar }, giving(donor, 'sharing'), giving(donor, 'sharing'));
const takeBack = (donor: DonorRow, purpose: ConsentPurpose, actor = registrar) =>
	as(actor, (tx) => takeBackConsent(tx, actor, { donorId: donor.id, purpose, now }));
const stateOf = (donor: DonorRow) => as(registrar, (tx) => donorById(tx, donor.id));
const proofsOf = (donor: DonorRow) => as(registrar, (tx) => consentsOf(tx, donor.id));
const trailOf = (donor: DonorRow) =>
	asSuperuser(
		database.superuserUrl,
		`select action, fields, club_id from audit_entries where object_id = $1 and action like 'donor.consent%' order by id`,
		[donor.id]
	);

describe('a consent', () => {
	test('is kept with its text, its language, its proof and who took it', async () => {
		const donor = await added({ fullName: 'Đinh Thị Đồng Ý' });
		expect(await give(donor, 'contact_zalo')).toMatchObject({ ok: true });
		expect((await proofsOf(donor))[0]).toMatchObject({
			purpose: 'contact_zalo',
			textLocale: 'lo',
			textVersion: 1,
			how: 'signed_paper',
			withdrawnAt: null
		});
		const entry = { action: 'donor.consent_given', fields: ['consent_contact_zalo'], club_id: club };
		expect(await trailOf(donor)).toEqual([entry]);
	});

	test('is given once, by two who send it at once too', async () => {
		const donor = await added({ fullName: 'Đinh Văn Hai Lần' });
		expect(await givenAtOnce(donor, pool)).toEqual(['done', 'consent_given_already']);
		expect(await trailOf(donor)).toHaveLength(1);
	});

	test('control: where nobody waits for the donor it is given twice', async () => {
		const donor = await added({ fullName: 'Đinh Văn Không Chờ' });
		const heedless = rewriting(database.appUrl, withoutRowLocks);
		expect(await givenAtOnce(donor, heedless)).toEqual(['done', 'done']);
		await heedless.end();
		expect(await trailOf(donor)).toHaveLength(2);
	});

	test('to words that have changed since they were read is refused', async () => {
		const donor = await added({ fullName: 'Đinh Thị Bản Cũ' });
		expect(await give(donor, 'sharing', { version: '2' })).toMatchObject({ refusal: 'consent_text_changed' });
	});

	test('taken back stays on file with its day, and can be given again', async () => {
		const donor = await added({ fullName: 'Đinh Thị Rút Lại' });
		await give(donor, 'contact_phone');
		expect(await takeBack(donor, 'contact_phone')).toMatchObject({ ok: true });
		expect(await takeBack(donor, 'contact_phone')).toMatchObject({ ok: false, refusal: 'consent_gone' });
		expect(await give(donor, 'contact_phone')).toMatchObject({ ok: true });
		const calls = (await proofsOf(donor)).filter(({ purpose }) => purpose === 'contact_phone');
		expect(calls.map(({ withdrawnAt }) => withdrawnAt)).toEqual(expect.arrayContaining([null, now]));
		expect((await trailOf(donor)).map(({ action }) => action)).toEqual([
			'donor.consent_given',
			'donor.consent_withdrawn',
			'donor.consent_given'
		]);
	});
});

describe('what rests on a consent', () => {
	test('is the place among reserve donors: it comes and goes with it', async () => {
		const donor = await added({ fullName: 'Đinh Văn Dự Bị' });
		await give(donor, 'reserve');
		expect(await found('reserve=yes')).toContain('Đinh Văn Dự Bị');
		await takeBack(donor, 'reserve');
		expect(await found('reserve=yes')).not.toContain('Đinh Văn Dự Bị');
		expect(await stateOf(donor)).toMatchObject({ reserve: false, restrictedAt: null, version: 3 });
	});

	test('is everything where it is the consent to be registered', async () => {
		const donor = await added({ fullName: 'Đinh Văn Thôi Đăng Ký', reserve: true });
		await takeBack(donor, 'registration');
		expect(await stateOf(donor)).toMatchObject({ reserve: false, restrictedAt: now });
	});
});

describe('of another club’s donor', () => {
	test('nobody gives or takes back a consent', async () => {
		const donor = await added({ fullName: 'Đinh Thị Nhà Mình' });
		expect(await give(donor, 'sharing', { actor: neighbour })).toMatchObject({ refusal: 'donor_not_found' });
		expect(await takeBack(donor, 'registration', neighbour)).toMatchObject({ refusal: 'donor_not_found' });
		expect(await proofsOf(donor)).toMatchObject([{ purpose: 'registration', withdrawnAt: null }]);
	});

	test('control: without the policies of donors somebody else would', async () => {
		const donor = await added({ fullName: 'Đinh Thị Không Rào' });
		await asSuperuser(database.superuserUrl, 'create policy lax on donors to giot_app using (true) with check (true)');
		await asSuperuser(
			database.superuserUrl,
			'create policy lax on audit_entries for insert to giot_app with check (true)'
		);
		const taken = await takeBack(donor, 'registration', neighbour);
		await asSuperuser(database.superuserUrl, 'drop policy lax on donors');
		await asSuperuser(database.superuserUrl, 'drop policy lax on audit_entries');
		expect(taken).toMatchObject({ ok: true });
	});
});
