import { beforeAll, expect, test } from 'vitest';
import { readPastedPeople } from '../../src/lib/accounts/pasted-people';
import { inviteMany, markHeld } from '../../src/lib/server/people/invite-many';
import { pastedRows } from '../../src/lib/pasted/csv';
import { admin, as, club, database, member, openPeople, today, truth } from '../support/people';

openPeople();
beforeAll(() => {
	Object.assign(process.env, {
		DATABASE_URL: database.appUrl,
		ORIGIN: 'http://localhost:3000',
		IDENTITY_KEY: Buffer.alloc(32, 1).toString('base64')
	});
});

const pasted = async (text: string) => {
	const clubs = [{ id: club, name: 'CLB Minh Họa' }];
	const otherwise = { role: 'registrar', clubId: club } as const;
	const { people } = readPastedPeople(pastedRows(text), { clubs, roleCalled: () => null, otherwise });
	return as(admin, (tx) => markHeld(tx, people, today));
};

test('a line whose club closed after it was read is told so', async () => {
	const people = await pasted('Đào;nam@example.org');
	await truth("update clubs set closed_on = '2026-01-01' where id = $1", [club]);
	const scope = <T>(work: Parameters<typeof as<T>>[1]) => as(admin, work);
	const { invited, left } = await inviteMany({ actor: admin, scope, people, locale: 'vi', now: new Date() });
	expect(invited).toEqual([]);
	expect(left.flatMap(({ problems }) => problems)).toEqual([{ code: 'club_closed', cell: 'nam@example.org' }]);
});

test('a line with what cannot be stored is told in the preview and keeps no other line back', async () => {
	const { accountId } = await member();
	const [row] = await truth('select email from accounts where id = $1', [accountId]);
	const held = String(row?.email);
	const people = await pasted(
		`An Minh Họa;mot@example.org\nBình\0 Minh Họa;hai@example.org\nCúc;ba\0@example.org\n\u202eDũng;bon@example.org\n${held}`
	);
	expect(people.map(({ problems }) => problems.map(({ code }) => code).join())).toEqual([
		'',
		'bad_characters',
		'bad_characters',
		'bad_characters',
		'already_member'
	]);
	const scope = <T>(work: Parameters<typeof as<T>>[1]) => as(admin, work);
	const { invited, left } = await inviteMany({ actor: admin, scope, people, locale: 'vi', now: new Date() });
	expect(invited.map(({ email }) => email)).toEqual(['mot@example.org']);
	expect(left.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
});
