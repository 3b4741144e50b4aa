import { describe, expect, test } from 'vitest';
import { isAmbiguousPath, isFromOurPages, isTooLarge, isUse, secured } from './guards';

const origin = 'https://giothong.example';

describe('an ambiguous path', () => {
	test.each([
		'//evil.example',
		'/\\evil.example',
		'/drives//new',
		'/drives\\new',
		'/%5Cevil.example',
		'/%5cevil.example',
		'/%2F%2fevil.example'
	])('%s', (path) => expect(isAmbiguousPath(path)).toBe(true));

	test.each(['/', '/drives', '/drives/new', '/a%2Fb', '/ca%CC%81'])('not %s', (path) => {
		expect(isAmbiguousPath(path)).toBe(false);
	});
});

describe('a request that changes something', () => {
	const request = (method: string, from: string | null, type?: string) =>
		new Request(`${origin}/drives`, {
			method,
			headers: { ...(from === null ? {} : { origin: from }), ...(type ? { 'content-type': type } : {}) }
		});

	test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s needs our own origin, with or without a content type', (method) => {
		for (const type of [undefined, 'application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
			expect(isFromOurPages(request(method, origin, type), origin)).toBe(true);
			expect(isFromOurPages(request(method, null, type), origin)).toBe(false);
			expect(isFromOurPages(request(method, 'null', type), origin)).toBe(false);
			expect(isFromOurPages(request(method, 'https://evil.example', type), origin)).toBe(false);
			expect(isFromOurPages(request(method, `${origin}.evil.example`, type), origin)).toBe(false);
			expect(isFromOurPages(request(method, 'http://giothong.example', type), origin)).toBe(false);
		}
	});

	test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and needs none', (method) => {
		expect(isFromOurPages(request(method, null), origin)).toBe(true);
	});
});

test.each([
	[{}, true],
	[{ accept: 'text/html' }, true],
	[{ accept: 'text/event-stream' }, false],
	[{ 'x-poll': '1' }, false]
])('a request with %j uses a session: %s', (headers: Record<string, string>, uses) => {
	expect(isUse(new Request(origin, { headers }))).toBe(uses);
});

describe('headers of an answer', () => {
	const headers = (given: HeadersInit, secure: boolean) =>
		secured(new Response('', { headers: given }), { secure }).headers;

	test('are there on every answer', () => {
		const sent = Object.fromEntries(headers({}, false));
		expect(sent).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'same-origin',
			'x-frame-options': 'DENY',
			'content-security-policy': "default-src 'none'; frame-ancestors 'none'"
		});
		expect(sent).not.toHaveProperty('strict-transport-security');
		expect(sent).toMatchObject({ 'cache-control': 'private, no-store' });
	});

	test('promise TLS only behind TLS', () => {
		expect(headers({}, true).get('strict-transport-security')).toMatch(/max-age=31536000/);
	});

	test('leave a page that says what caches may keep its word', () => {
		expect(headers({ 'cache-control': 'no-store' }, false).get('cache-control')).toBe('no-store');
	});

	test('leave the policy with the nonces of a page alone', () => {
		const given = { 'content-security-policy': "script-src 'nonce-x'" };
		expect(headers(given, false).get('content-security-policy')).toBe("script-src 'nonce-x'");
	});
});

describe('a body', () => {
	const request = (headers: Record<string, string>, method = 'POST') => new Request(origin, { method, headers });

	test.each([
		[{ 'content-length': '524288' }, false],
		[{ 'content-length': '524289' }, true],
		[{ 'transfer-encoding': 'chunked' }, true],
		[{}, false]
	] as const)('with %j is too large: %s', (headers, expected) => {
		expect(isTooLarge(request(headers))).toBe(expected);
	});

	test('is a file of more than 5 MiB, on the one page that takes files', () => {
		const sized = (bytes: number) => request({ 'content-length': String(bytes) });
		const page = '/(app)/donors/imports/new';
		expect(isTooLarge(sized(5 * 1024 * 1024), page)).toBe(false);
		expect(isTooLarge(sized(5.1 * 1024 * 1024), page)).toBe(true);
		expect(isTooLarge(sized(5 * 1024 * 1024), '/(app)/donors/new')).toBe(true);
	});

	test('of a request that only reads does not count', () => {
		expect(isTooLarge(request({ 'content-length': '999999999' }, 'GET'))).toBe(false);
	});
});
