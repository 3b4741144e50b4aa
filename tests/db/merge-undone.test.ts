import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addDrive, known } from '../support/desk';
import { donorOf, everything, fillEntry, merged, openMerging, rowOf, state, thank, unmerge } from '../support/merging';
import { club, database, gave, person, registered, truth } from '../support/registration-desk';

let kept: string;
let gone: string;

openMerging((two) => ({ kept, gone } = two));

describe('undoing a merge', () => {
	test('brings back every row of every table as it was', async () => {
		await gave(kept, 400);
		await fillEntry(gone);
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
		expect(await rowOf(kept)).toMatchObject({ stated_count: 9, donation_count: 0 });
		expect(await truth('select id from stated_donations where donor_id = $1', [kept])).toHaveLength(2);
		await unmerge(kept, mergeId);
		expect(await everything()).toEqual(before);
	});

	test('brings back what both were thanked for, and a restriction goes with whom it came', async () => {
		for (const donorId of [kept, gone]) await thank(donorId);
		await truth("update donors set restricted_at = '2026-11-01T02:03:04.567Z' where id = $1", [gone]);
		const before = await everything();
		const mergeId = await merged(kept, gone);
		expect((await rowOf(kept))?.restricted_at).not.toBeNull();
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
		expect(await rowOf(kept)).toMatchObject({ full_name: 'Lê Thị Ví Dụ Mới', phone: null });
		expect(await rowOf(gone)).toMatchObject({ full_name: 'Le Thi Vi Du', phone: '+84912345678' });
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
		expect(await rowOf(gone)).toBeUndefined();
	});
});
