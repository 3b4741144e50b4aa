import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '../../src/lib/server/db';
import type { Actor } from '../../src/lib/server/actor';
import { added, club, database, openDonors, registrar } from '../support/donor-registry';
import { compared, decidedAll, listNow, rowsOf, storyOf, takenBack, takenIn } from '../support/donor-lists';
import { addActor, asSuperuser } from '../support/society';

openDonors();
afterAll(() => closeDatabase());

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let admin: Actor;

beforeEach(async () => {
	await truth('delete from import_batches');
	await truth('delete from consents');
	await truth('delete from donors');
	admin ??= await addActor(database.superuserUrl, 'club_admin', { clubId: club });
});

const head = 'Họ và tên;Ngày sinh;SĐT;Nhóm máu;Địa chỉ';
const list = (...rows: string[]) => [head, ...rows].join('\n');
const donorsNow = async () =>
	(await truth('select full_name, phone, abo, address, version from donors order by full_name')).map((row) =>
		Object.values(row).join('|')
	);

describe('a row of a list is', () => {
	test('new, when nobody is like it; an error with its reason, when it cannot be read', async () => {
		const batch = await compared(admin, list('Lê Thị Ví Dụ;12/5/1994;0912345678;O+;', 'Trần Văn Mẫu;31/2/1990;;;'));
		expect(batch.state).toBe('deciding');
		expect(await storyOf(admin, batch)).toEqual(['2 new', '3 error']);
	});

	test('the same as a donor, an update of one, or a likely duplicate', async () => {
		await added({ fullName: 'Lê Thị Ví Dụ', birthDate: '12/5/1994', phone: '0912345678', abo: 'O', rhd: '+' });
		await added({ fullName: 'Trần Văn Mẫu', birthDate: '1/2/1990', phone: '0987654321' });
		await added({ fullName: 'Phạm Thị Thử', birthDate: '1991' });
		const batch = await compared(
			admin,
			list(
				'LE THI VI DU;12/5/1994;0912345678;O;',
				'Trần Văn Mẫu;1/2/1990;0987654321;AB-;Thôn 1',
				'Phạm Thị Thử;1991;0911111111;;',
				'Hoàng Văn Mới;1980;;;'
			)
		);
		expect(await storyOf(admin, batch)).toEqual(['2 same', '3 update', '4 likely_duplicate', '5 new']);
	});

	test('a likely duplicate of an earlier row, and the same where all of it is certain', async () => {
		const row = 'Lê Thị Ví Dụ;12/5/1994;0912345678;;';
		const batch = await compared(admin, list(row, row, 'Lê Thị Ví Dụ;12/5/1994;;;'));
		expect(await storyOf(admin, batch)).toEqual(['2 new', '3 same', '4 likely_duplicate']);
	});
});

describe('a list that is taken in', () => {
	test('adds whom nobody knows, fills gaps, and leaves the rest as it stands unless somebody chose otherwise', async () => {
		await added({ fullName: 'Trần Văn Mẫu', birthDate: '1/2/1990', phone: '0987654321', address: 'Thôn 9' });
		const rows = list('Trần Văn Mẫu;1/2/1990;0987654321;AB-;Thôn 1', 'Hoàng Văn Mới;1980;;;', ';1980;;;');
		expect((await takenIn(admin, await compared(admin, rows))).state).toBe('done');
		expect(await donorsNow()).toEqual(['Hoàng Văn Mới||||1', 'Trần Văn Mẫu|+84987654321|AB|Thôn 9|2']);
		const again = await compared(admin, rows);
		await decidedAll(admin, again, 'all_fields');
		await takenIn(admin, again);
		expect(await donorsNow()).toEqual(['Hoàng Văn Mới||||1', 'Trần Văn Mẫu|+84987654321|AB|Thôn 1|3']);
	});

	test('a second time changes nothing, likely duplicates without a decision included', async () => {
		const rows = list(
			'Lê Thị Ví Dụ;12/5/1994;0912345678;O+;Thôn 1',
			'Phạm Thị Thử;1991;;;',
			'Nguyễn Văn Không Gì;;;;',
			'Phạm Thị Thử;1991;;;',
			'Trần Văn Mẫu;1/2/1990;;;'
		);
		await takenIn(admin, await compared(admin, rows));
		const first = await donorsNow();
		expect(first).toHaveLength(4);
		const batch = await takenIn(admin, await compared(admin, rows));
		expect(await donorsNow()).toEqual(first);
		expect((await storyOf(admin, batch)).filter((row) => !/unchanged/.test(row))).toEqual([]);
	});

	test('says how consent was given: a signed paper is a proof, not yet is none', async () => {
		await takenIn(admin, await compared(admin, list('Lê Thị Ví Dụ;1994;;;')), 'signed_paper');
		await takenIn(admin, await compared(admin, list('Trần Văn Mẫu;1990;;;')), 'not_yet');
		const proofs = await truth(
			'select d.full_name, c.how, c.taken_by from consents c join donors d on d.id = c.donor_id'
		);
		expect(proofs).toEqual([{ full_name: 'Lê Thị Ví Dụ', how: 'signed_paper', taken_by: admin.accountId }]);
	});

	test('keeps nothing of those who were taken in, and the cells of those who were left out', async () => {
		const batch = await takenIn(admin, await compared(admin, list('Lê Thị Ví Dụ;1994;;;', 'Mẫu;31/2/1990;;;')));
		const kept = (await rowsOf(admin, batch)).map(({ contentSealed, matchKeys }) => [
			contentSealed === null,
			matchKeys.length
		]);
		expect(kept).toEqual([
			[true, 0],
			[false, 1]
		]);
	});

	test('goes back to whoever decides, when somebody was added meanwhile', async () => {
		const batch = await compared(admin, list('Lê Thị Ví Dụ;12/5/1994;0912345678;;'));
		await added({ fullName: 'Lê Thị Ví Dụ', birthDate: '12/5/1994', phone: '0912345678' });
		const back = await takenIn(admin, batch);
		expect([back.state, back.problem]).toEqual(['deciding', 'changed_meanwhile']);
		expect(await storyOf(admin, back)).toEqual(['2 same']);
		expect(await donorsNow()).toHaveLength(1);
	});

	test('is not taken in for somebody whose role has ended since', async () => {
		const gone = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
		const batch = await compared(gone, list('Lê Thị Ví Dụ;1994;;;'));
		await truth("update memberships set state = 'ended' where account_id = $1", [gone.accountId]);
		const back = await takenIn(gone, batch);
		expect([back.state, back.problem]).toEqual(['deciding', 'no_longer_allowed']);
		expect(await donorsNow()).toEqual([]);
	});
});

describe('a list that is taken back', () => {
	test('takes out whom it added and puts back what it changed; whoever was met since is kept, with why', async () => {
		const known = await added({ fullName: 'Trần Văn Mẫu', birthDate: '1/2/1990', phone: '0987654321' });
		const batch = await takenIn(
			admin,
			await compared(
				admin,
				list('Trần Văn Mẫu;1/2/1990;0987654321;AB-;Thôn 1', 'Hoàng Văn Mới;1980;;;', 'Lê Thị Sửa;1981;;;')
			)
		);
		await truth("update donors set version = 2 where full_name = 'Lê Thị Sửa'");
		const undone = await takenBack(admin, batch);
		expect(undone.state).toBe('undone');
		expect(await storyOf(admin, undone)).toEqual(['2 restored', '3 removed', '4 kept']);
		expect((await rowsOf(admin, undone))[2]).toMatchObject({ keptBecause: 'edited' });
		expect(await donorsNow()).toEqual(['Lê Thị Sửa||||2', 'Trần Văn Mẫu|+84987654321|||3']);
		expect(await truth('select search_key, match_keys, group_source from donors where id = $1', [known.id])).toEqual([
			{ search_key: known.searchKey, match_keys: known.matchKeys, group_source: null }
		]);
		expect((await listNow(admin, batch.id)).contentSealed).toBeNull();
	});
});

test('every step of a list stands in the audit trail, under the name of whoever asked', async () => {
	await truth('alter table audit_entries disable trigger all');
	await truth('delete from audit_entries');
	await truth('alter table audit_entries enable trigger all');
	await takenBack(admin, await takenIn(admin, await compared(admin, list('Lê Thị Ví Dụ;1994;;;'))));
	const told = await truth('select action, account_id from audit_entries order by at, action');
	expect(told.map(({ action }) => action)).toEqual([
		'import.begun',
		'import.columns_chosen',
		'import.started',
		'donor.imported',
		'import.undone',
		'donor.import_undone'
	]);
	expect(new Set(told.map(({ account_id }) => account_id))).toEqual(new Set([admin.accountId]));
	expect(registrar.accountId).not.toBe(admin.accountId);
});

test.each([
	['x\u0000\u202e.csv', 'x .csv'],
	['\u0007', '…'],
	['😀'.repeat(300), '😀'.repeat(100)]
])('a file may be called anything: %j', async (fileName, shown) => {
	expect((await compared(admin, list('Lê Thị Ví Dụ;1994;;;'), fileName)).fileName).toBe(shown);
});
