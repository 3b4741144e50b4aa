import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import pg from 'pg';
import { inject } from 'vitest';
import type { ActorName } from '../support/two-provinces';
import type {} from './world-of-tests';

/** The address of the running product. */
export const { baseUrl } = inject('world');
/** Whether there is time for everything. These tests read their own environment, which the product does not see. */
export const isFull = process.env.TEST_FULL === '1';

const superuser = new pg.Pool({ connectionString: process.env.TEST_SUPERUSER_URL, max: 2, allowExitOnIdle: true });

/** Past row-level security, to prepare a test or to look at the truth. */
export const truth = async (statement: string, values: unknown[] = []): Promise<pg.QueryResultRow[]> =>
	(await superuser.query(statement, values)).rows;

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string; cookies: string[]; ms: number };

export type Question = {
	method?: string;
	as?: ActorName | null;
	/** Takes the place of the actor's cookie. */
	cookie?: string;
	/** Sent as a form unless it is text or bytes already. */
	body?: Record<string, string> | string | Buffer;
	headers?: Record<string, string | undefined>;
	/** The visitor's own address, one of this machine's. */
	from?: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const { hostname, port } = new URL(baseUrl);

const isForm = (body: Question['body']): body is Record<string, string> =>
	typeof body === 'object' && !Buffer.isBuffer(body);

function headersOf({ method = 'GET', as, cookie, body, headers }: Question): Record<string, string> {
	const session = as ? `session=${inject('world').tokens[as]}` : undefined;
	const sent = {
		accept: 'text/html',
		'accept-language': 'vi',
		cookie: cookie ?? session,
		origin: method === 'GET' ? undefined : baseUrl,
		'content-type': isForm(body) ? 'application/x-www-form-urlencoded' : undefined,
		...headers
	};
	return Object.fromEntries(Object.entries(sent).filter((one): one is [string, string] => one[1] !== undefined));
}

/** Sends exactly this path and these headers: no address is tidied, no redirect followed. */
export function ask(path: string, question: Question = {}): Promise<Answer> {
	const { method = 'GET', body, from } = question;
	const text = isForm(body) ? new URLSearchParams(body).toString() : body;
	const headers: Record<string, string | number> = headersOf(question);
	if (text !== undefined && !headers['transfer-encoding']) headers['content-length'] = Buffer.byteLength(text);
	return new Promise((resolve, reject) => {
		const begun = performance.now();
		const sending = request({ agent, hostname, port, path, method, headers, localAddress: from }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(parts).toString('utf8'),
					cookies: response.headers['set-cookie'] ?? [],
					ms: performance.now() - begun
				})
			);
			response.on('error', reject);
		});
		sending.on('error', reject);
		sending.end(text);
	});
}

/** A form sent as a browser without scripts sends it. */
export const post = (path: string, body: Record<string, string>, question: Question = {}) =>
	ask(path, { method: 'POST', body, ...question });
