import { describe, expect, test } from 'vitest';
import { readPeopleFilter } from '../../src/lib/accounts/people-filter';
import type { Actor } from '../../src/lib/server/actor';
import { countPeople, listPeople } from '../../src/lib/server/people/queries';
import { addActor, addClub } from '../support/society';
import { admin, as, club, coordinator, database, member, neighbour, openPeople, today, truth } from '../support/people';

openPeople();

describe('the list of people', () => {
	let sent = 0;
	const named = async (fullName: string, email = `${fullName.length}-${++sent}@example.org`) => {
		const person = await member();
		await truth('update accounts set full_name = $2, email = $3 where id = $1', [person.accountId, fullName, email]);
		return person;
	};
	const found = (by: Actor, query: string) =>
		as(by, async (tx) => {
			const filter = readPeopleFilter(new URLSearchParams(query));
			const rows = await listPeople(tx, filter, today);
			return { names: rows.map(({ fullName }) => fullName), count: await countPeople(tx, filter, today) };
		});

	test.each([
		['dang', ['Đặng Thị Ước Lệ']],
		['ƯỚC le', ['Đặng Thị Ước Lệ']],
		['đặng', ['Đặng Thị Ước Lệ']],
		['ặng', []],
		['ວັນ', ['ສົມວັນ ສົມມຸດ']],
		['SOM@example', ['ສົມວັນ ສົມມຸດ']],
		['%', []]
	])('searched for %j shows %j', async (q, names) => {
		await named('Đặng Thị Ước Lệ', `dtul-${++sent}@example.org`);
		await named('ສົມວັນ ສົມມຸດ', `som@example-${++sent}.org`);
		expect(await found(admin, new URLSearchParams({ q }).toString())).toEqual({ names, count: names.length });
	});

	test('is sorted by given name, đ among the d; names of Laos by the whole as written', async () => {
		const names = ['Trần Thị Yến', 'Lê Văn Ân', 'Đỗ Thị An', 'Vũ Đức', 'Đinh Văn Duy', 'Nguyễn Thị Êm', 'Bùi An'];
		for (const name of [...names, 'ສົມວັນ ສົມມຸດ', 'ກອງແກ້ວ ວິໄລ']) await named(name);
		const sorted = ['Bùi An', 'Đỗ Thị An', 'Lê Văn Ân', 'Vũ Đức', 'Đinh Văn Duy', 'Nguyễn Thị Êm', 'Trần Thị Yến'];
		expect((await found(coordinator, `club=${club}&role=registrar`)).names).toEqual([
			...sorted,
			'ກອງແກ້ວ ວິໄລ',
			'ສົມວັນ ສົມມຸດ'
		]);
		const lao = await addClub(database.superuserUrl, 'CLB Minh Họa', 'LA-HO');
		for (const name of ['Somphone Keo', 'Bounmy Vilay']) {
			const { accountId } = await addActor(database.superuserUrl, 'registrar', { clubId: lao });
			await truth('update accounts set full_name = $2 where id = $1', [accountId, name]);
		}
		expect((await found(neighbour, `club=${lao}`)).names).toEqual(['Bounmy Vilay', 'Somphone Keo']);
	});

	test('is narrowed by role, state and club; a role whose last day has passed has ended', async () => {
		const lapsed = await named('Hết Hạn Minh Họa');
		await truth("update memberships set until = '2026-11-26' where account_id = $1", [lapsed.accountId]);
		await named('Đang Làm Minh Họa');
		expect((await found(coordinator, `club=${club}&state=ended`)).names).toEqual(['Hết Hạn Minh Họa']);
		expect((await found(coordinator, `club=${club}&role=registrar&state=active`)).names).toEqual(['Đang Làm Minh Họa']);
		expect((await found(neighbour, `club=${club}`)).count).toBe(0);
	});

	test('goes on beyond fifty: every row once', async () => {
		await truth(
			`with people as (
				insert into accounts (id, email, full_name)
				select gen_random_uuid(), gen_random_uuid() || '@example.org', 'Trang Minh Họa ' || n from generate_series(101, 155) n returning id)
			insert into memberships (id, account_id, role, club_id) select gen_random_uuid(), id, 'registrar', $1 from people`,
			[club]
		);
		const query = `club=${club}&role=registrar`;
		const pages = [await found(coordinator, query), await found(coordinator, `${query}&page=2`)];
		expect(pages.map(({ names, count }) => [names.length, count])).toEqual([
			[50, 55],
			[5, 55]
		]);
		expect(new Set(pages.flatMap(({ names }) => names)).size).toBe(55);
	});
});
