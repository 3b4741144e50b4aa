import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { ask, baseUrl, post, type Answer } from './visitor';

describe('a request that changes something', () => {
	const strangers: [string, string | undefined][] = [
		['no origin', undefined],
		['a null origin', 'null'],
		['a foreign origin', 'https://evil.example'],
		['our address under another scheme', baseUrl.replace('http:', 'https:')],
		['our address as the beginning of another', `${baseUrl}.evil.example`]
	];
	const bodies: [string, string | undefined][] = [
		['a form', 'application/x-www-form-urlencoded'],
		['JSON', 'application/json'],
		['no content type', undefined]
	];
	const methods = ['POST', 'PUT', 'PATCH', 'DELETE'];
	const cases = strangers.flatMap((stranger) => bodies.map((body) => [...stranger, ...body] as const));

	test.each(cases)('with %s (%s) and %s is refused', async (_, origin, __, type) => {
		for (const method of methods)
			for (const path of [
				'/login',
				'/drives/new',
				'/logout',
				'/preferences?/theme',
				'/api/donors/search',
				'/nowhere'
			]) {
				const headers = { origin, 'content-type': type, accept: '*/*' };
				const { status } = await ask(path, { method, as: 'admin', headers, body: 'theme=dark' });
				expect(status, `${method} ${path}`).toBe(403);
			}
	});

	test('control: from our own pages it passes', async () => {
		expect((await post('/preferences?/theme', { theme: 'dark' })).status).toBe(303);
		expect((await post('/drives/new', {}, { as: 'admin' })).status).toBe(400);
	});

	test('refused, has changed nothing', async () => {
		await post('/logout', {}, { as: 'admin', headers: { origin: 'https://evil.example' } });
		expect((await ask('/drives', { as: 'admin' })).status).toBe(200);
	});
});

describe('a path that could be read as another host', () => {
	test.each([
		'//evil.example',
		'//evil.example/..',
		'/\\evil.example',
		'/drives//new',
		'/%5cevil.example',
		'/drives\\new',
		'///'
	])('%s is not found and leads nowhere', async (path) => {
		for (const as of [null, 'admin'] as const) {
			const { status, headers } = await ask(path, { as });
			expect(status).toBe(404);
			expect(headers).not.toHaveProperty('location');
		}
	});
});

const temptations = [
	'https://evil.example/',
	'//evil.example/',
	'/\\evil.example/',
	'\\\\evil.example',
	'/\t/evil.example',
	'/.//evil.example',
	'javascript:alert(1)',
	'data:text/html,x',
	' https://evil.example',
	'http:evil.example',
	`${baseUrl}@evil.example/`,
	'/%2f%2fevil.example\n//evil.example'
];

const staysHere = ({ headers }: Answer) => {
	const target = new URL(String(headers.location), baseUrl);
	expect(target.origin).toBe(baseUrl);
	expect(String(headers.location)).toMatch(/^\/(?![/\\])/);
};

describe('nobody is led elsewhere', () => {
	test.each(temptations)('after signing in (%j)', async (next) => {
		const answer = await ask(`/login?next=${encodeURIComponent(next)}`, { as: 'admin' });
		expect(answer.status).toBe(303);
		staysHere(answer);
	});

	test.each(temptations)('after choosing a language or a theme (%j)', async (back) => {
		staysHere(await post('/preferences?/locale', { locale: 'lo', back }));
		staysHere(await post('/preferences?/theme', { theme: 'dark', back }));
	});

	test('control: a path of our own is followed', async () => {
		expect((await ask('/login?next=%2Fdrives%3Fstate%3Dopen', { as: 'admin' })).headers.location).toBe(
			'/drives?state=open'
		);
		expect((await post('/preferences?/theme', { theme: 'dark', back: '/donors' })).headers.location).toBe('/donors');
	});
});

describe('a body', () => {
	const large = (kib: number) => ({ fullName: 'x'.repeat(kib * 1024) });

	test.each([
		['signed in', '/donors/new', 'admin'],
		['not signed in', '/login', null]
	] as const)('of 513 KiB is refused with words (%s)', async (_, path, as) => {
		const { status, body } = await post(path, large(513), { as });
		expect(status).toBe(413);
		expect(body).toMatch(/<h1|lớn/i);
		expect(body).not.toContain('x'.repeat(100));
	});

	test('of 513 KiB without a stated length is refused too', async () => {
		const headers = { 'transfer-encoding': 'chunked', 'content-type': 'application/x-www-form-urlencoded' };
		const { status } = await post('/donors/new', large(513), { as: 'admin', headers });
		expect(status).toBe(413);
	});

	test('of 513 KiB to a JSON address is refused', async () => {
		const headers = { 'content-type': 'application/json', accept: 'application/json' };
		const body = JSON.stringify({ q: 'x'.repeat(513 * 1024) });
		expect((await ask('/api/donors/search', { method: 'POST', as: 'admin', headers, body })).status).toBe(413);
	});

	test.each([
		[
			'refused for its sender',
			() => post('/logout', large(400), { as: 'admin', headers: { origin: 'https://evil.example' } })
		],
		['of somebody not signed in', () => post('/donors/new', large(400))],
		[
			'without a stated length',
			() =>
				post('/login', large(600), {
					headers: { 'transfer-encoding': 'chunked', 'content-type': 'application/x-www-form-urlencoded' }
				})
		]
	])('that nobody reads (%s) does not hold up the next request', async (_, refused) => {
		for (let i = 0; i < 4; i += 1) {
			expect((await refused()).status).not.toBe(200);
			expect((await ask('/livez')).ms).toBeLessThan(3_000);
		}
	});

	test('control: of 500 KiB is read', async () => {
		expect((await post('/donors/new', large(500), { as: 'admin' })).status).toBe(400);
	});
});

describe('somebody not signed in', () => {
	const pages = ['/', '/drives', '/donors', '/collections', '/people', '/areas', '/clubs', '/targets', '/drives/new'];

	test.each(pages)('who asks for %s is led to the sign-in and back', async (path) => {
		const { status, headers, body } = await ask(path);
		expect(status).toBe(303);
		expect(headers.location).toBe(path === '/' ? '/login' : `/login?next=${encodeURIComponent(path)}`);
		expect(body).toBe('');
	});

	test.each([
		['a file', '/collections/units.csv', {}],
		['JSON', '/api/donors/search', { method: 'POST', body: '{"q":"a"}', headers: { accept: 'application/json' } }],
		['a form of the application', '/drives/new', { method: 'POST', body: 'title=x', headers: { accept: '*/*' } }],
		['a page as if it were a file', '/donors', {}],
		['what does not exist', '/nowhere', {}]
	])('who asks for %s gets 401', async (_, path, question) => {
		const { status, body } = await ask(path, { headers: { accept: '*/*' }, ...question });
		expect(status).toBe(401);
		expect(body.length).toBeLessThan(100);
	});

	test('who sends a form without script is told how nothing is lost, the same for what exists and what does not', async () => {
		const { A1 } = inject('world').ids;
		const sent = (path: string) => post(path, { title: 'x' });
		const real = await sent(`/drives/${A1.drives}/edit`);
		expect(real.status).toBe(401);
		expect(real.body).toMatch(/<a href="\/login" target="_blank">/);
		expect(await sent('/drives/0198c0de-0000-7000-8000-000000000000/edit')).toMatchObject({
			status: 401,
			body: real.body
		});
	});

	test('who sends a form with script is led to the sign-in, and so is who signs out', async () => {
		const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' };
		const { status, body } = await post('/drives/new', { title: 'x' }, { headers });
		expect({ status, body }).toMatchObject({ status: 200, body: expect.stringContaining('/login?next=') });
		expect((await post('/logout', {})).status).toBe(303);
	});

	test('learns nothing about which drives exist', async () => {
		const { A1 } = inject('world').ids;
		const real = await ask(`/drives/${A1.drives}`);
		const random = await ask('/drives/0198c0de-0000-7000-8000-000000000000');
		const masked = (answer: Answer) => [
			answer.status,
			String(answer.headers.location).replace(/[0-9a-f-]{36}/, ':id'),
			answer.body
		];
		expect(masked(real)).toEqual(masked(random));
	});

	/** Nobody can read a row of these while the work goes on; who tries waits, and is told so after three seconds. */
	async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
		const client = new pg.Client({ connectionString: process.env.TEST_SUPERUSER_URL });
		await client.connect();
		try {
			await client.query('begin');
			await client.query('lock table drives, donors, registrations, donations, clubs, accounts, memberships, sessions');
			return await work();
		} finally {
			await client.end();
		}
	}

	test('is turned away before any row is read', async () => {
		const statuses = await whileLocked(async () => {
			const answers: number[] = [];
			for (const path of pages) answers.push((await ask(path)).status, (await post(path, { title: 'x' })).status);
			return answers;
		});
		expect(statuses).toEqual(pages.flatMap(() => [303, 401]));
	});

	test('control: somebody who is signed in waits for the rows', async () => {
		const { status, headers } = await whileLocked(() => ask('/drives', { as: 'admin' }));
		expect(status).toBe(503);
		expect(Number(headers['retry-after'])).toBeGreaterThan(0);
	});
});
