import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase } from '../../src/lib/server/db';
import { actions, load } from '../../src/routes/(app)/people/new/+page.server';
import { addClub } from '../support/society';
import { coordinator, database, openPeople, truth } from '../support/people';

openPeople();

let closed: string;
let open: string;

beforeAll(async () => {
	Object.assign(process.env, {
		DATABASE_URL: database.appUrl,
		ORIGIN: 'http://localhost:3000',
		IDENTITY_KEY: Buffer.alloc(32, 1).toString('base64')
	});
	[closed, open] = [
		await addClub(database.superuserUrl, 'CLB Đã Nghỉ'),
		await addClub(database.superuserUrl, 'CLB Còn')
	];
	await truth("update clubs set closed_on = '2026-01-01' where id = $1", [closed]);
});

afterAll(closeDatabase);

const page = new URL('http://localhost:3000/people/new');
const invite = (clubId: string) => {
	const typed = { fullName: 'An Minh Họa', email: `an-${clubId}@example.org`, role: 'registrar', clubId, locale: 'vi' };
	const request = new Request(page, { method: 'POST', body: new URLSearchParams(typed) });
	return actions.default?.({ request, url: page, locals: { actor: coordinator } } as never);
};

test('a closed club is not among those to invite to', async () => {
	const offered = await load({ request: new Request(page), url: page, locals: { actor: coordinator } } as never);
	const clubs = (offered as { clubs: { value: string }[] }).clubs.map(({ value }) => value);
	expect([clubs.includes(open), clubs.includes(closed)]).toEqual([true, false]);
});

test('an invitation to a club that has closed meanwhile is refused', async () => {
	expect(await invite(closed)).toMatchObject({
		status: 409,
		data: { form: { errors: { clubId: [expect.any(String)] } } }
	});
	expect(await truth('select from memberships where club_id = $1', [closed])).toEqual([]);
	expect(await invite(open)).toHaveProperty('invited.link');
});
