import { describe, expect, test } from 'vitest';
import { ask, baseUrl, post, type Answer } from './visitor';

const scriptOf = async () =>
	/\/_app\/immutable\/[^"']+\.js/.exec((await ask('/drives', { as: 'admin' })).body)?.[0] ?? '';

const kinds: [string, number, () => Promise<Answer>][] = [
	['a page', 200, () => ask('/drives', { as: 'admin' })],
	['the sign-in page', 200, () => ask('/login')],
	['a redirect', 303, () => ask('/drives')],
	['a page that does not exist', 404, () => ask('/nowhere', { as: 'admin' })],
	['a file', 200, () => ask('/collections/units.csv?by=area', { as: 'admin' })],
	['the data of a page', 200, () => ask('/drives/__data.json', { as: 'admin' })],
	[
		'a form sent by script',
		200,
		() =>
			post(
				'/donors/new',
				{ fullName: '' },
				{ as: 'admin', headers: { 'x-sveltekit-action': 'true', accept: 'application/json' } }
			)
	],
	['a form sent without script', 400, () => post('/donors/new', { fullName: '' }, { as: 'admin' })],
	[
		'JSON',
		200,
		() =>
			ask('/api/donors/search', {
				as: 'admin',
				method: 'POST',
				body: '{"q":"an"}',
				headers: { 'content-type': 'application/json', accept: 'application/json' }
			})
	],
	[
		'a refused sender',
		403,
		() => post('/preferences?/theme', { theme: 'dark' }, { headers: { origin: 'https://evil.example' } })
	],
	['nobody signed in', 401, () => ask('/collections/units.csv', { headers: { accept: 'text/csv' } })],
	[
		'a method that is not there',
		405,
		() => ask('/collections/units.csv', { as: 'admin', method: 'DELETE', headers: { accept: '*/*' } })
	],
	['an ambiguous path', 404, () => ask('//evil.example/')],
	['too much at once', 413, () => post('/login', { email: 'x'.repeat(513 * 1024) })],
	['health', 200, () => ask('/livez')],
	['an icon', 200, () => ask('/icons/drop.svg')],
	['a script', 200, async () => ask(await scriptOf())]
];

describe('every kind of answer', () => {
	test.each(kinds)('%s (%d) carries the headers that protect it', async (_, status, question) => {
		const { headers, status: answered } = await question();
		expect(answered).toBe(status);
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['referrer-policy']).toBe('same-origin');
		expect(headers['x-frame-options']).toBe('DENY');
		expect(headers['content-security-policy']).toMatch(/default-src '(self|none)'/);
		expect(headers['content-security-policy']).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
		expect(headers).not.toHaveProperty('x-powered-by');
		// Over plain HTTP a promise of TLS would lock people out.
		expect(headers).not.toHaveProperty('strict-transport-security');
	});
});

describe('the content security policy of a page', () => {
	const directives = async (path: string) => {
		const policy = String((await ask(path, { as: 'admin' })).headers['content-security-policy']);
		return Object.fromEntries(policy.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1).join(' ')]));
	};

	test('allows our own scripts, and nothing from elsewhere', async () => {
		expect(await directives('/drives')).toMatchObject({
			'default-src': "'self'",
			'object-src': "'none'",
			'base-uri': "'none'",
			'frame-ancestors': "'none'",
			'form-action': "'self'",
			'script-src': expect.stringMatching(/^'self'( 'nonce-[\w+/=]+')?$/)
		});
	});

	test.each(['/', '/drives', '/donors', '/collections', '/login'])(
		'%s has no inline script without the nonce',
		async (path) => {
			const { body, headers } = await ask(path, { as: path === '/login' ? null : 'admin' });
			const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
			for (const [tag] of body.matchAll(/<(?:script|style)\b[^>]*>/g))
				if (!/\bsrc=|type="application\/json"/.test(tag))
					expect(nonce && tag.includes(`nonce="${nonce}"`), tag).toBeTruthy();
			expect(body).not.toMatch(/\son\w+="/);
		}
	);
});

describe('what a signed-in person saw', () => {
	test.each(['/', '/drives', '/donors', '/donors/__data.json', '/collections/units.csv?by=area'])(
		'%s is kept by no cache',
		async (path) => {
			expect((await ask(path, { as: 'admin' })).headers['cache-control']).toMatch(/no-store/);
		}
	);
});

describe('what a link or code opens, before anybody is signed in,', () => {
	test.each(['/login', '/login/enrol', '/invitation/nothing', '/reset/nothing', '/reset/code', '/email/nothing'])(
		'%s is kept by no cache',
		async (path) => {
			expect((await ask(path)).headers['cache-control']).toMatch(/no-store/);
		}
	);
});

test('the address of the server is the configured one, whatever Host says', async () => {
	const { headers } = await ask('/drives', { headers: { host: 'evil.example' } });
	expect(String(headers.location)).not.toContain('evil.example');
	expect(new URL(String(headers.location), baseUrl).origin).toBe(baseUrl);
});
