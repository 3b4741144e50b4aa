import { STATUS_CODES } from 'node:http';
import type { Problem } from '$lib/open-data/api-schemas';

/** What a program is told, with the status of HTTP. */
const PROBLEM: Record<Problem['code'], { status: number; detail: string }> = {
	not_understood: { status: 400, detail: 'The question was not understood.' },
	no_key: { status: 401, detail: 'Send a key that stands: Authorization: Bearer giot_…' },
	other_province: { status: 403, detail: 'The key opens another province.' },
	not_found: { status: 404, detail: 'There is no such thing here.' },
	too_many: { status: 429, detail: 'More than 60 requests in this minute: wait for the next one.' }
};

/** Problem details (RFC 9457); `field` is the part of the question that is meant. */
export function problem(code: Problem['code'], field: string | null = null): Response {
	const { status, detail } = PROBLEM[code];
	const headers = new Headers({ 'cache-control': 'no-store', 'content-type': 'application/problem+json' });
	if (code === 'no_key') headers.set('www-authenticate', 'Bearer');
	if (code === 'too_many') headers.set('retry-after', String(60 - new Date().getUTCSeconds()));
	const body: Problem = { type: 'about:blank', title: STATUS_CODES[status] ?? '', status, detail, code, field };
	return new Response(JSON.stringify(body), { status, headers });
}
