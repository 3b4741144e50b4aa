import type { RequestEvent } from '@sveltejs/kit';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { requireDonor } from '../../src/lib/server/donors/access';
import { encryptIdentity, identityHash, lastFourHash } from '../../src/lib/server/donors/identity-key';
import { knownPaper } from '../../src/lib/server/donors/known-paper';
import { mergeDonors } from '../../src/lib/server/donors/merge-donors';
import { mergedInto, mergePreview, mergesInto } from '../../src/lib/server/donors/merges';
import { donorById } from '../../src/lib/server/donors/queries';
import { addDrive, known } from '../support/desk';
import { donorOf, fillEntry, merge, merged, openMerging, rowOf, unmerge } from '../support/merging';
import {
	as,
	club,
	database,
	driveId,
	gave,
	otherClub,
	person,
	registered,
	registrar,
	stranger,
	truth
} from '../support/registration-desk';
import { addActor } from '../support/society';

let kept: string;
let gone: string;
const later = '2027-06-01';
const elsewhere = () => addDrive(database.superuserUrl, { clubId: club, startsOn: later, status: 'open' });

openMerging((two) => ({ kept, gone } = two));

describe('two entries that become one', () => {
	test('move everything, that of other clubs too, and the counts follow', async () => {
		await gave(kept, 400);
		const held = await fillEntry(gone);
		await merged(kept, gone);
		expect(await donorOf('registrations', held.registration)).toBe(kept);
		expect(await donorOf('deferrals', held.deferral)).toBe(kept);
		expect(await donorOf('consents', held.consent)).toBe(kept);
		expect(await rowOf(gone)).toBeUndefined();
		expect(await rowOf(kept)).toMatchObject({ donation_count: 2, full_name: 'Lê Thị Ví Dụ', version: 2 });
		const clubs = await truth('select club_id from donor_clubs where donor_id = $1', [kept]);
		expect(clubs.map(({ club_id }) => club_id).sort()).toEqual([club, otherClub].sort());
	});

	test('take what was chosen, and what one alone knew; searching and matching follow', async () => {
		await truth("update donors set phone = '+84912345678', note = 'Gọi buổi tối' where id = $1", [gone]);
		await truth("update donors set note = 'Đi xe máy' where id = $1", [kept]);
		await merged(kept, gone, { fullName: 'gone', birthDate: 'gone' });
		const after = await rowOf(kept);
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
		expect(await rowOf(gone)).toBeDefined();
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
			'notices.donor_id',
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
