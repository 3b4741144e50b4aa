import { describe, expect, test } from 'vitest';
import { readDonorFilter } from '../../src/lib/donors/list-filter';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { listDonors } from '../../src/lib/server/donors/list';
import { donorById } from '../../src/lib/server/donors/queries';
import { liftRestriction, restrictDonor } from '../../src/lib/server/donors/restrict-donor';
import { donorsMatching } from '../../src/lib/server/donors/search';
import { takeBackConsent } from '../../src/lib/server/donors/take-back-consent';
import { added, as, database, found, neighbour, now, openDonors, registrar } from '../support/donor-registry';
import { asSuperuser } from '../support/society';

openDonors();

const seen = async ({ id }: DonorRow) => (await as(registrar, (tx) => donorById(tx, id))) as DonorRow;
const restrict = async (donor: DonorRow, actor = registrar) => {
	const { version } = await seen(donor);
	return as(actor, (tx) => restrictDonor(tx, actor, { donorId: donor.id, version, now }));
};
const lift = async (donor: DonorRow, actor = registrar) => {
	const { version } = await seen(donor);
	return as(actor, (tx) => liftRestriction(tx, actor, { donorId: donor.id, version, now }));
};
const atDesk = async (typed: string) =>
	(await as(registrar, (tx) => donorsMatching(tx, { provinceCode: 'VN-21', typed, limit: 10 }))).map(({ id }) => id);
const actionsOf = async ({ id }: DonorRow) =>
	(
		await asSuperuser<{ action: string }>(
			database.superuserUrl,
			"select action from audit_entries where object_id = $1 and action like 'donor.restrict%' order by id",
			[id]
		)
	).map(({ action }) => action);

describe('a restricted donor', () => {
	test('is in no list of people to call, and no list shows the phone; lifted, they are back', async () => {
		const donor = await added({
			fullName: 'Hà Thị Tạm Dừng',
			reserve: true,
			phone: '0912 555 010',
			birthDate: '5/5/1990',
			sex: 'female',
			weightClass: '50+'
		});
		const line = async () => {
			const filter = readDonorFilter(new URLSearchParams({ q: 'ha thi tam dung' }));
			const { donors } = await as(registrar, (tx) => listDonors(tx, filter, now));
			return donors[0];
		};
		expect(await line()).toMatchObject({ restricted: false, phone: '+84912555010' });
		const lists = ['reserve=yes', 'eligible=yes', 'by=2026-12-20'];
		for (const list of lists) expect(await found(list), list).toContain('Hà Thị Tạm Dừng');
		await restrict(donor);
		for (const list of lists) expect(await found(list), list).not.toContain('Hà Thị Tạm Dừng');
		expect(await line()).toMatchObject({ restricted: true, phone: null });
		await lift(donor);
		expect(await found('reserve=yes')).toContain('Hà Thị Tạm Dừng');
		expect(await actionsOf(donor)).toEqual(['donor.restricted', 'donor.restriction_lifted']);
	});

	test('is found on the day of a drive by what is theirs alone, and by nothing that others share', async () => {
		const donor = await added({
			fullName: 'Hà Văn Tìm Đúng',
			phone: '0912 555 020',
			idKind: 'cmnd',
			idNumber: '171888999'
		});
		await restrict(donor);
		for (const typed of ['0912555020', '171 888 999', donor.cardCode])
			expect(await atDesk(typed), typed).toEqual([donor.id]);
		for (const typed of ['ha van tim dung', '55502', '8999']) expect(await atDesk(typed), typed).toEqual([]);
		await lift(donor);
		expect(await atDesk('ha van tim dung')).toEqual([donor.id]);
	});

	test('stays so while the consent to be registered is taken back', async () => {
		const donor = await added({ fullName: 'Hà Thị Rút Đồng Ý' });
		await as(registrar, (tx) => takeBackConsent(tx, registrar, { donorId: donor.id, purpose: 'registration', now }));
		expect(await lift(donor)).toMatchObject({ refusal: 'registration_consent_gone' });
		expect((await seen(donor)).restrictedAt).toEqual(now);
	});
});

describe('restricting', () => {
	test('twice is restricting once', async () => {
		const donor = await added({ fullName: 'Hà Văn Một Lần' });
		for (const _ of [1, 2]) expect(await restrict(donor)).toMatchObject({ ok: true });
		expect(await actionsOf(donor)).toEqual(['donor.restricted']);
	});

	test('is refused to whoever saw the donor before a change', async () => {
		const donor = await added({ fullName: 'Hà Thị Bản Trước' });
		const late = { donorId: donor.id, version: 9, now };
		expect(await as(registrar, (tx) => restrictDonor(tx, registrar, late))).toMatchObject({ refusal: 'stale_version' });
	});

	test('somebody of another club is done by nobody', async () => {
		const donor = await added({ fullName: 'Hà Thị Nhà Khác' });
		expect(await restrict(donor, neighbour)).toMatchObject({ refusal: 'donor_not_found' });
		expect((await seen(donor)).restrictedAt).toBeNull();
	});

	test('control: without the policies of donors the other club would', async () => {
		const donor = await added({ fullName: 'Hà Thị Không Rào' });
		const truth = (statement: string) => asSuperuser(database.superuserUrl, statement);
		await truth('create policy lax on donors to giot_app using (true) with check (true)');
		await truth('create policy lax on audit_entries for insert to giot_app with check (true)');
		const outcome = await restrict(donor, neighbour);
		await truth('drop policy lax on donors');
		await truth('drop policy lax on audit_entries');
		expect(outcome).toMatchObject({ ok: true });
	});
});
