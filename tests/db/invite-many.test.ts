import { beforeAll, expect, test } from 'vitest';
import { readPastedPeople, type PastedPerson } from '../../src/lib/accounts/pasted-people';
import { refused } from '../../src/lib/result';
import { inviteMany, markKnown } from '../../src/lib/server/people/invite-many';
import { pastedRows } from '../../src/lib/pasted/csv';
import {
	accept,
	admin,
	as,
	club,
	coordinator,
	database,
	invite,
	member,
	openPeople,
	today,
	truth
} from '../support/people';
import { addActor, addClub } from '../support/society';

openPeople();
beforeAll(() => {
	Object.assign(process.env, {
		DATABASE_URL: database.appUrl,
		ORIGIN: 'http://localhost:3000',
		IDENTITY_KEY: Buffer.alloc(32, 1).toString('base64')
	});
});

const pasted = async (text: string, by = admin) => {
	const clubs = [{ id: club, name: 'CLB Minh Họa' }];
	const otherwise = { role: 'registrar', clubId: club } as const;
	const { people } = readPastedPeople(pastedRows(text), { clubs, roleCalled: () => null, otherwise });
	return as(by, (tx) => markKnown(tx, people, today));
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

test('who is invited to that role already is noted, still invited, and the old link stops working', async () => {
	const url = database.superuserUrl;
	const elsewhere = await addClub(url, 'CLB Khác');
	const theirs = await addActor(url, 'club_admin', { clubId: elsewhere });
	const { token } = await invite(admin, { email: 'da-moi@example.org' });
	await invite(admin, { email: 'vai-tro-khac@example.org', role: 'club_admin' });
	await invite(theirs, { email: 'noi-khac@example.org', clubId: elsewhere });
	const gone = await invite(admin, { email: 'da-vao@example.org' });
	await accept(gone.token);

	const lines =
		'DA-MOI@example.org\nvai-tro-khac@example.org\nnoi-khac@example.org\nmoi@example.org\nda-vao@example.org';
	const marks = (people: PastedPerson[]) =>
		people.map(({ standing, problems }) => [standing, problems.map(({ code }) => code).join()]);
	const people = await pasted(lines);
	expect(marks(people)).toEqual([
		[true, ''],
		[false, ''],
		[false, ''],
		[false, ''],
		[false, 'already_member']
	]);
	// The office knows of the invitation elsewhere, which is another role all the same.
	expect(marks(await pasted(lines, coordinator))).toEqual(marks(people));
	const scope = <T>(work: Parameters<typeof as<T>>[1]) => as(admin, work);
	const { invited } = await inviteMany({ actor: admin, scope, people, locale: 'vi', now: new Date() });
	expect(invited.map(({ email }) => email)).toContain('da-moi@example.org');
	expect(await accept(token)).toEqual(refused('token_gone'));
});
