import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compressed } from './compressed';

const page = 'Một giọt máu cho đi. '.repeat(200);

function answerTo({ method = 'GET', accepts = 'gzip, deflate, br' as string | null } = {}, headers = {}, body = page) {
	const request = new Request('http://localhost/', { method });
	if (accepts !== null) request.headers.set('accept-encoding', accepts);
	const all = { 'content-type': 'text/html', 'content-length': String(Buffer.byteLength(body)), ...headers };
	return compressed(request, new Response(body, { status: 422, headers: all }));
}

describe('an answer of text', () => {
	test('is sent as gzip, with its status and without the length of the text', async () => {
		const answer = answerTo();
		const bytes = Buffer.from(await answer.arrayBuffer());
		expect(gunzipSync(bytes).toString()).toBe(page);
		expect(bytes.length).toBeLessThan(page.length / 10);
		expect(answer.status).toBe(422);
		expect(answer.headers.get('content-encoding')).toBe('gzip');
		expect(answer.headers.has('content-length')).toBe(false);
	});

	test('keeps what it varies by already', () => {
		expect(answerTo({}, { vary: 'accept' }).headers.get('vary')).toBe('accept, accept-encoding');
	});

	test.each(['application/json', 'text/csv; charset=utf-8', 'text/sveltekit-data'])('may be %s', (type) => {
		expect(answerTo({}, { 'content-type': type }).headers.get('content-encoding')).toBe('gzip');
	});

	test.each(['gzip', 'br;q=1.0, gzip;q=0.8', 'GZIP , br'])('is gzip for a browser that accepts %j', (accepts) => {
		expect(answerTo({ accepts }).headers.get('content-encoding')).toBe('gzip');
	});

	test.each([null, 'identity', 'br', 'gzip;q=0', 'gzip;q=0.0, br', 'xgzip'])(
		'stays text for one that accepts %j',
		async (accepts) => {
			const answer = answerTo({ accepts });
			expect(await answer.text()).toBe(page);
			expect(answer.headers.get('vary')).toBe('accept-encoding');
		}
	);
});

describe('left alone', () => {
	test.each(['text/event-stream', 'image/png', 'font/woff2'])('is %s', (type) => {
		expect(answerTo({}, { 'content-type': type }).headers.has('content-encoding')).toBe(false);
	});

	test('is what fits a packet, what is packed already and what has no body', () => {
		expect(answerTo({}, {}, 'short').headers.has('content-encoding')).toBe(false);
		expect(answerTo({}, { 'content-encoding': 'br' }).headers.get('content-encoding')).toBe('br');
		expect(answerTo({ method: 'HEAD' }).headers.has('content-encoding')).toBe(false);
		const empty = new Response(null, { status: 303, headers: { location: '/' } });
		expect(compressed(new Request('http://localhost/'), empty)).toBe(empty);
	});
});
