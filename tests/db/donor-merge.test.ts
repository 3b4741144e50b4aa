import type { RequestEvent } from '@sveltejs/kit';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import { requireDonor } from '../../src/lib/server/donors/access';
import { encryptIdentity, identityHash, lastFourHash } from '../../src/lib/server/donors/identity-key';
import { knownPaper } from '../../src/lib/server/donors/known-paper';
import { mergeDonors } from '../../src/lib/server/donors/merge-donors';
import { mergedInto, mergePreview, mergesInto } from '../../src/lib/server/donors/merges';
import { donorById } from '../../src/lib/server/donors/queries';
import { testIdentityKey } from '../support/database-server-address';
import { addDrive, known } from '../support/desk';
import { everything, merge, merged, unmerge } from '../support/merging';
import {
	as,
	club,
	database,
	driveId,
	gave,
	openDesk,
	otherClub,
	person,
	registered,
	registrar,
	stranger,
	truth
} from '../support/registration-desk';
import { addActor } from '../support/society';

openDesk();
afterAll(() => closeDatabase());

let kept: string;
let gone: string;
const later = '2027-06-01';
const elsewhere = () => addDrive(database.superuserUrl, { clubId: club, startsOn: later, status: 'open' });
const donorOf = async (table: string, id: string) =>
	(await truth(`select donor_id from ${table} where id = $1`, [id]))[0]?.donor_id;
const row = async (id: string) => (await truth('select * from donors where id = $1', [id]))[0];

beforeAll(() => {
	process.env.DATABASE_URL = database.appUrl;
	process.env.ORIGIN = 'http://localhost:3000';
	process.env.IDENTITY_KEY = testIdentityKey.toString('base64');
});

beforeEach(async () => {
	await truth('delete from donor_merges');
	kept = await person({ fullName: 'Lê Thị Ví Dụ' });
	gone = await person({ fullName: 'Le Thi Vi Du', birthDate: '1994-06-05' });
});

/** Thanks an entry for its first donation. */
const thank = (donorId: string) =>
	truth(
		`insert into thanks (id, province_code, donor_id, milestone_id, handed_on)
		select $1, 'VN-21', $2, m.id, '2026-11-20' from milestones m where m.province_code = 'VN-21' and m.donations = 1 limit 1`,
		[v7(), donorId]
	);

/** That another club states a day and a number of an entry. */
const state = async (donorId: string, day: string, number: number) => {
	await truth(
		`insert into stated_donations (province_code, donor_id, club_id, given_on, date_precision) values ('VN-21', $1, $2, $3, 'day')`,
		[donorId, otherClub, day]
	);
	await truth(
		`insert into stated_counts (province_code, donor_id, club_id, donations, as_of) values ('VN-21', $1, $2, $3, '2026-11-01')`,
		[donorId, otherClub, number]
	);
};

/** Gives an entry something of everything, partly at another club. */
async function fill(donorId: string) {
	const at = await registered(known(donorId));
	await gave(donorId, 200, otherClub);
	const [deferral, consent] = [v7(), v7()];
	await truth(
		`insert into deferrals (id, donor_id, club_id, class, starts_on, until_on) values ($1, $2, $3, 'other', '2026-01-01', '2026-02-01')`,
		[deferral, donorId, otherClub]
	);
	await truth(
		`insert into consents (id, donor_id, purpose, text_locale, text_version, how) values ($1, $2, 'reserve', 'vi', 1, 'signed_paper')`,
		[consent, donorId]
	);
	await truth(
		`insert into data_requests (id, province_code, donor_id, kind, way, received_on, filed_by) values ($1, 'VN-21', $2, 'access', 'phone', '2026-11-20', $3)`,
		[v7(), donorId, registrar.accountId]
	);
	await thank(donorId);
	await state(donorId, '2019-05-01', 4);
	await truth('insert into donor_clubs (donor_id, club_id) values ($1, $2) on conflict do nothing', [
		donorId,
		otherClub
	]);
	return { registration: at.registrationId, deferral, consent };
}

describe('two entries that become one', () => {
	test('move everything, that of other clubs too, and the counts follow', async () => {
		await gave(kept, 400);
		const held = await fill(gone);
		await merged(kept, gone);
		expect(await donorOf('registrations', held.registration)).toBe(kept);
		expect(await donorOf('deferrals', held.deferral)).toBe(kept);
		expect(await donorOf('consents', held.consent)).toBe(kept);
		expect(await row(gone)).toBeUndefined();
		expect(await row(kept)).toMatchObject({ donation_count: 2, full_name: 'Lê Thị Ví Dụ', version: 2 });
		const clubs = await truth('select club_id from donor_clubs where donor_id = $1', [kept]);
		expect(clubs.map(({ club_id }) => club_id).sort()).toEqual([club, otherClub].sort());
	});

	test('take what was chosen, and what one alone knew; searching and matching follow', async () => {
		await truth("update donors set phone = '+84912345678', note = 'Gọi buổi tối' where id = $1", [gone]);
		await truth("update donors set note = 'Đi xe máy' where id = $1", [kept]);
		await merged(kept, gone, { fullName: 'gone', birthDate: 'gone' });
		const after = await row(kept);
		expect(after).toMatchObject({ full_name: 'Le Thi Vi Du', search_key: 'le thi vi du', phone: '+84912345678' });
		expect(after?.note).toBe('Đi xe máy\nGọi buổi tối');
		expect(after?.match_keys).toContain('born 1994-06-05');
	});

	test('keep the paper of the one that went, readable under the other', async () => {
		const number = '038194000001';
		await truth(
			'update donors set id_kind = $2, id_number_encrypted = $3, id_number_hash = $4, id_last_four_hash = $5 where id = $1',
			[gone, 'cccd', encryptIdentity(number, gone), identityHash(number), lastFourHash(number)]
		);
		const mergeId = await merged(kept, gone);
		const paperOf = async (id: string) => {
			const donor = await as(registrar, (tx) => donorById(tx, id));
			return donor && knownPaper(donor);
		};
		expect(await paperOf(kept)).toEqual({ kind: 'cccd', lastFour: '0001' });
		await unmerge(kept, mergeId);
		expect(await paperOf(kept)).toBeNull();
		expect(await paperOf(gone)).toEqual({ kind: 'cccd', lastFour: '0001' });
	});

	test('stand in the history of both, by field names alone', async () => {
		await truth("update donors set phone = '+84912345678' where id = $1", [gone]);
		await merged(kept, gone);
		const trail = await truth('select action, fields from audit_entries where object_id = any ($1) order by id', [
			[kept, gone]
		]);
		expect(trail).toEqual([
			{ action: 'donor.merged', fields: ['phone'] },
			{ action: 'donor.merged_away', fields: null }
		]);
	});

	test('are found under either id, step by step', async () => {
		const third = await person({ fullName: 'Lê Thị Ví Dụ' });
		await merged(kept, gone);
		await merged(third, kept);
		expect(await as(registrar, (tx) => mergedInto(tx, gone))).toBe(third);
		expect(await as(stranger, (tx) => mergedInto(tx, gone))).toBeNull();
		expect(await as(registrar, (tx) => mergedInto(tx, third))).toBeNull();
	});

	test('lead from every page of an entry that is gone to who stayed, and every form too; whoever does not see them nowhere', async () => {
		await merged(kept, gone);
		const asking = (actor: Actor, method = 'GET', sent = {}) =>
			requireDonor(
				{ locals: { actor }, params: { donorId: gone }, request: { method } } as unknown as RequestEvent,
				() => true,
				sent
			);
		const stays = `/donors/${kept}`;
		await expect(asking(registrar)).rejects.toMatchObject({ status: 303, location: stays });
		await expect(asking(registrar, 'POST')).rejects.toMatchObject({ status: 303, location: `${stays}?done=went_in` });
		await expect(asking(registrar, 'POST', { againTo: 'edit?merged' })).rejects.toMatchObject({
			status: 307,
			location: `${stays}/edit?merged`
		});
		for (const method of ['GET', 'POST']) await expect(asking(stranger, method)).rejects.toMatchObject({ status: 404 });
	});
});

describe('undoing a merge', () => {
	test('brings back every row of every table as it was', async () => {
		await gave(kept, 400);
		await fill(gone);
		const other = await person({ fullName: 'Trần Thị Khác Hẳn' });
		const [one, two] = [gone, other].sort();
		await truth(
			`insert into donor_pairs (id, province_code, one_id, other_id, weight, strength, reasons, decided, decided_at)
			values ($1, 'VN-21', $2, $3, 18, 'likely', '{same_name}', 'two_people', now())`,
			[v7(), one, two]
		);
		const before = await everything();
		const mergeId = await merged(kept, gone, { fullName: 'gone', birthDate: 'gone' });
		expect(await everything()).not.toEqual(before);
		expect(await unmerge(kept, mergeId)).toMatchObject({ ok: true });
		expect(await everything()).toEqual(before);
	});

	test('brings back what one club states of both, which is stated once meanwhile', async () => {
		for (const donorId of [kept, gone]) await state(donorId, '2019-05-01', 4);
		await state(gone, '2020-05-01', 9);
		const before = await everything();
		const mergeId = await merged(kept, gone);
		expect(await row(kept)).toMatchObject({ stated_count: 9, donation_count: 0 });
		expect(await truth('select id from stated_donations where donor_id = $1', [kept])).toHaveLength(2);
		await unmerge(kept, mergeId);
		expect(await everything()).toEqual(before);
	});

	test('brings back what both were thanked for, and a restriction goes with whom it came', async () => {
		for (const donorId of [kept, gone]) await thank(donorId);
		await truth("update donors set restricted_at = '2026-11-01T02:03:04.567Z' where id = $1", [gone]);
		const before = await everything();
		const mergeId = await merged(kept, gone);
		expect((await row(kept))?.restricted_at).not.toBeNull();
		expect(await truth('select donor_id from thanks where donor_id = $1', [kept])).toHaveLength(1);
		await unmerge(kept, mergeId);
		expect(await everything()).toEqual(before);
	});

	test('brings back the place that was dropped', async () => {
		await registered(known(kept));
		await registered(known(gone));
		const before = await everything();
		const mergeId = await merged(kept, gone);
		await unmerge(kept, mergeId);
		expect(await everything()).toEqual(before);
	});

	test('leaves what came since, and what was corrected since, with the entry that stayed', async () => {
		await truth("update donors set phone = '+84912345678' where id = $1", [gone]);
		const mergeId = await merged(kept, gone, { fullName: 'gone' });
		const since = await registered(known(kept));
		await truth("update donors set full_name = 'Lê Thị Ví Dụ Mới' where id = $1", [kept]);
		await unmerge(kept, mergeId);
		expect(await donorOf('registrations', since.registrationId)).toBe(kept);
		expect(await row(kept)).toMatchObject({ full_name: 'Lê Thị Ví Dụ Mới', phone: null });
		expect(await row(gone)).toMatchObject({ full_name: 'Le Thi Vi Du', phone: '+84912345678' });
	});

	test('works once, and forgets the rows that it kept', async () => {
		const mergeId = await merged(kept, gone);
		expect(await unmerge(kept, mergeId)).toMatchObject({ ok: true });
		expect(await unmerge(kept, mergeId)).toMatchObject({ ok: false, refusal: 'merge_undone_already' });
		expect(await truth('select gone, kept_before, moved from donor_merges where id = $1', [mergeId])).toEqual([
			{ gone: {}, kept_before: {}, moved: {} }
		]);
	});

	test('is refused while the dropped place is somebody else’s', async () => {
		const small = await addDrive(database.superuserUrl, { clubId: club, capacity: 2 });
		await registered(known(kept), small);
		await registered(known(gone), small);
		const mergeId = await merged(kept, gone);
		await registered(known(await person({ fullName: 'Phạm Văn Thí Nghiệm' })), small);
		expect(await unmerge(kept, mergeId)).toMatchObject({ ok: false, refusal: 'drive_full' });
		expect(await row(gone)).toBeUndefined();
	});
});

describe('entries that clash', () => {
	test('at one drive keep the place where more happened', async () => {
		const [mine, theirs] = [await registered(known(kept)), await registered(known(gone))];
		await truth("update registrations set state = 'no_show' where id = $1", [mine.registrationId]);
		await truth("update registrations set state = 'deferred' where id = $1", [theirs.registrationId]);
		const { clashes } = await as(registrar, (tx) => mergePreview(tx, kept, gone));
		expect(clashes).toEqual([{ why: 'two_places', driveTitle: 'Giọt hồng xã Mẫu' }]);
		await merged(kept, gone);
		expect(await truth('select id, donor_id from registrations where drive_id = $1', [driveId])).toEqual([
			{ id: theirs.registrationId, donor_id: kept }
		]);
	});

	test('who both gave at one drive are not merged', async () => {
		for (const donorId of [kept, gone])
			await truth(
				`insert into donations (id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
				values ($1, $2, 'VN-21', $3, $4, 350, '2026-11-23', true)`,
				[v7(), driveId, club, donorId]
			);
		expect(await merge(kept, gone)).toMatchObject({ ok: false, refusal: 'both_gave' });
		expect(await row(gone)).toBeDefined();
	});

	test('who are registered at drives that are too close are not merged, until one place is given up', async () => {
		const [near, far] = [await elsewhere(), await elsewhere()];
		await registered(known(kept), near);
		const { registrationId: id } = await registered(known(gone), far);
		expect(await merge(kept, gone)).toMatchObject({ ok: false, refusal: 'too_close' });
		await truth("update registrations set state = 'cancelled' where id = $1", [id]);
		expect(await merge(kept, gone)).toMatchObject({ ok: true });
	});

	test('that were edited in between are not merged', async () => {
		await truth('update donors set version = version + 1 where id = $1', [gone]);
		const stale = { kept: { id: kept, version: 1 }, gone: { id: gone, version: 1 }, chosen: {} };
		expect(await as(registrar, (tx) => mergeDonors(tx, registrar, stale))).toMatchObject({ refusal: 'stale_version' });
	});
});

describe('who may see and undo a merge', () => {
	test('is whoever sees both entries; another club neither merges nor undoes nor counts what they hold', async () => {
		const foreign = await merge(kept, gone, {}, stranger);
		expect(foreign).toMatchObject({ ok: false, refusal: 'donor_not_found' });
		expect((await as(stranger, (tx) => mergePreview(tx, kept, gone))).moves).toBeNull();
		const mergeId = await merged(kept, gone);
		expect(await as(stranger, (tx) => mergesInto(tx, kept))).toEqual([]);
		expect(await unmerge(kept, mergeId, stranger)).toMatchObject({ ok: false });
		expect(await as(registrar, (tx) => mergesInto(tx, kept))).toMatchObject([
			{ id: mergeId, goneName: 'Le Thi Vi Du' }
		]);
		const office = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'VN-21' });
		expect(await unmerge(kept, mergeId, office)).toMatchObject({ ok: true });
	});

	test('control: with the guard of the functions gone, another club reaches both', async () => {
		const definition = (await truth("select pg_get_functiondef('giot_in_own_registry(uuid)'::regprocedure) as text"))[0]
			?.text as string;
		await truth(definition.replace(/select exists \([\s\S]*\)\n(?=\$function\$)/, 'select true\n'));
		try {
			const held = await as(stranger, (tx) => tx.execute(sql`select * from giot_holdings(${kept})`));
			expect(held.rows).toHaveLength(1);
			const moved = await as(stranger, (tx) =>
				tx.execute(sql`select giot_merge_donors(${v7()}, ${kept}, ${gone}, '{}') as refusal`)
			);
			expect(moved.rows).toEqual([{ refusal: null }]);
		} finally {
			await truth(definition);
		}
		expect((await as(stranger, (tx) => mergePreview(tx, kept, kept))).moves).toBeNull();
	});
});

describe('every table that speaks of a donor', () => {
	test('is moved by a merge, or is of the entry alone', async () => {
		const references = await truth(
			`select conrelid::regclass::text || '.' || (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as name
			from pg_constraint where contype = 'f' and confrelid = 'donors'::regclass order by 1`
		);
		expect(references.map(({ name }) => name)).toEqual([
			'consents.donor_id',
			'data_requests.donor_id',
			'deferrals.donor_id',
			'donations.donor_id',
			'donor_clubs.donor_id',
			'donor_pairs.one_id',
			'donor_pairs.other_id',
			'import_rows.donor_id',
			'registrations.donor_id',
			'stated_counts.donor_id',
			'stated_donations.donor_id',
			'thanks.donor_id'
		]);
	});

	test('is forgotten with the person: what merges remember goes, of entries merged before too', async () => {
		const third = await person({ fullName: 'Lê Thị Ví Dụ' });
		await merged(kept, gone);
		await merged(third, kept);
		const other = await person({ fullName: 'Trần Thị Khác Hẳn' });
		await merged(other, await person({ fullName: 'Tran Thi Khac Han' }));
		await truth('select giot_forget_merges($1)', [third]);
		expect(await truth('select kept_id from donor_merges')).toEqual([{ kept_id: other }]);
	});
});
