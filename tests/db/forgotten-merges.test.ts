import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '../../src/lib/server/db';
import type { Actor } from '../../src/lib/server/actor';
import { mergedInto, mergesInto } from '../../src/lib/server/donors/merges';
import { undoMerge } from '../../src/lib/server/donors/undo-merge';
import { keepRetention } from '../../src/lib/server/retention/keep-retention';
import { dueCounts } from '../../src/lib/server/retention/queries';
import { now } from '../support/desk';
import { merged, unmerge } from '../support/merging';
import { overlapping, withFunction } from '../support/overlap';
import { addActor } from '../support/society';
import { as, database, openDesk, person, registrar, truth } from '../support/registration-desk';

openDesk();
afterAll(() => closeDatabase());

let kept: string;
let gone: string;
let mergeId: string;
let system: Actor;

beforeAll(async () => {
	system = await addActor(database.superuserUrl, 'system_admin', { provinceCode: null });
});

beforeEach(async () => {
	for (const table of ['donor_merges', 'retention_runs']) await truth(`delete from ${table}`);
	await truth('update donors set note = null where note is not null');
	kept = await person({ fullName: 'Lê Thị Ví Dụ' });
	gone = await person({ fullName: 'Le Thi Vi Du' });
	await truth("update donors set note = 'Gọi buổi tối', created_at = '2020-01-01' where id = $1", [gone]);
	await truth("update donors set created_at = '2020-01-01' where id = $1", [kept]);
	mergeId = await merged(kept, gone);
});

const mergedAgo = (days: number) =>
	truth('update donor_merges set merged_at = $2 where id = $1', [
		mergeId,
		new Date(now.getTime() - days * 86_400_000).toISOString()
	]);
const whatIsKept = async () =>
	(await truth('select kept_before, gone, moved from donor_merges where id = $1', [mergeId]))[0];
const noteOf = async (id: string) => (await truth('select note from donors where id = $1', [id]))[0]?.note;

describe('a merge that is older than it is kept', () => {
	test('keeps nothing of a person, and is not taken apart', async () => {
		const [{ card_code = '' } = {}] = await truth("select gone ->> 'card_code' as card_code from donor_merges");
		await mergedAgo(366);
		await keepRetention(now);
		expect(await whatIsKept()).toEqual({ kept_before: {}, gone: { card_code }, moved: { importRowIds: [] } });
		expect(await unmerge(kept, mergeId)).toMatchObject({ ok: false, refusal: 'merge_forgotten' });
		expect(await as(registrar, (tx) => mergesInto(tx, kept))).toMatchObject([{ id: mergeId, goneName: null }]);
	});

	test('still leads from the old entry and from its card to who stayed', async () => {
		const [{ code = '' } = {}] = await truth("select gone ->> 'card_code' as code from donor_merges");
		await mergedAgo(366);
		await keepRetention(now);
		expect(await as(registrar, (tx) => mergedInto(tx, gone))).toBe(kept);
		expect(await truth('select kept_id from donor_merges where gone_id = $1', [gone])).toEqual([{ kept_id: kept }]);
		expect(await truth("select 1 from donor_merges where gone ->> 'card_code' = $1", [code])).toHaveLength(1);
	});

	test('keeps no code of a card that leads to nobody any more', async () => {
		await mergedAgo(366);
		await truth('update donor_merges set card_ended_at = now()');
		await keepRetention(now);
		expect(await whatIsKept()).toMatchObject({ gone: {} });
	});

	test.each([
		{ which: 'with a note', hasNote: true },
		{ which: 'without', hasNote: false }
	])('that is taken apart just then counts for nothing that went, $which', async ({ hasNote }) => {
		await mergedAgo(366);
		await truth(`update donor_merges set gone = gone || '{"note": null}' where not $1`, [hasNote]);
		await truth('update donors set note = null where not $1', [hasNote]);
		const undoing = (pause: () => Promise<void>) =>
			as(registrar, async (tx) => {
				await undoMerge(tx, registrar, { donorId: kept, mergeId });
				await pause();
			});
		const [, went] = await overlapping(database.superuserUrl, undoing, () => keepRetention(now));
		expect(went).toMatchObject({ status: 'fulfilled', value: { notes: 0, merges: 0 } });
		expect(await whatIsKept()).toEqual({ kept_before: {}, gone: {}, moved: {} });
	});

	test('is not taken apart by who looked at it just before', async () => {
		await truth('update donor_merges set forgotten_at = now() where id = $1', [mergeId]);
		const [row] = await truth(
			`select set_config('giot.scope', 'actor', true), set_config('giot.provinces', '{"VN-21"}', true), giot_undo_merge($1) as refusal`,
			[mergeId]
		);
		expect(row?.refusal).toBe('merge_forgotten');
		expect(await truth('select 1 from donors where id = $1', [gone])).toEqual([]);
	});

	test('control: without that look in the function it would be', async () => {
		await truth('update donor_merges set forgotten_at = now() where id = $1', [mergeId]);
		const refusal = await withFunction(
			database.superuserUrl,
			'giot_undo_merge(uuid)',
			(text) => text.replace(/if m\.forgotten_at is not null[^;]*; end if;/, ''),
			async () =>
				(
					await truth(
						`select set_config('giot.scope', 'actor', true), set_config('giot.provinces', '{"VN-21"}', true), giot_undo_merge($1) as refusal`,
						[mergeId]
					)
				)[0]?.refusal
		);
		expect(refusal).toBeNull();
		expect(await truth('select 1 from donors where id = $1', [gone])).toHaveLength(1);
	});
});

describe('a note that a merge keeps', () => {
	test('goes when that of the person goes; the merge is taken apart without it', async () => {
		await mergedAgo(1);
		expect(await keepRetention(now)).toMatchObject({ notes: 1, merges: 0 });
		expect(await whatIsKept()).toMatchObject({ gone: { note: null, full_name: 'Le Thi Vi Du' } });
		expect(await unmerge(kept, mergeId)).toMatchObject({ ok: true });
		expect([await noteOf(kept), await noteOf(gone)]).toEqual([null, null]);
	});

	test('is counted with the person beforehand too; somebody else’s is another', async () => {
		const due = () => as(system, (tx) => dueCounts(tx, { notes: 1095 }, now));
		expect(await due()).toEqual({ notes: 1 });
		const other = await person({ fullName: 'Trần Văn Khác' });
		await truth("update donors set note = 'Gọi buổi sáng', created_at = '2020-01-01' where id = $1", [other]);
		expect(await due()).toEqual({ notes: 2 });
		expect(await keepRetention(now)).toMatchObject({ notes: 2 });
	});

	test('stays as long as the person gives', async () => {
		await truth("update donors set last_donation_on = '2026-10-01' where id = $1", [kept]);
		expect(await keepRetention(now)).toMatchObject({ notes: 0 });
		expect(await unmerge(kept, mergeId)).toMatchObject({ ok: true });
		expect(await noteOf(gone)).toBe('Gọi buổi tối');
	});

	test('goes where who stayed went into another entry since', async () => {
		const third = await person({ fullName: 'Lê Thị Ví Dụ' });
		await merged(third, kept);
		expect(await keepRetention(now)).toMatchObject({ notes: 1 });
		expect(await whatIsKept()).toMatchObject({ gone: { note: null }, kept_before: { note: null } });
	});
});
