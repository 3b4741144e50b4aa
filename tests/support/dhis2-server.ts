import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publishedForm } from '../../src/lib/dhis2/published-form';

type Value = { dataElement: string; categoryOptionCombo?: string; orgUnit: string; period: string; value: string };

/** What somebody sent: where to, what let them in, and what stood in it. */
export type Sent = { url: string; authorization: string; body: string };

/** How one request is answered instead of being taken. */
export type Misbehaviour = (response: ServerResponse, taken: () => object) => void;

const nameOf = (one: Value) => [one.orgUnit, one.dataElement, one.categoryOptionCombo ?? '', one.period].join(' ');

/** A small server that takes values as DHIS2 does: each once under its name, updated where it differs, nothing on a dry run. */
export class Dhis2Server {
	readonly values = new Map<string, string>();
	readonly sent: Sent[] = [];
	/** What befalls the next requests, the first first. */
	next: Misbehaviour[] = [];
	readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

	async open(): Promise<void> {
		await new Promise<void>((opened) => this.#server.listen(0, '127.0.0.1', opened));
	}

	get address(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hmis`;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((closed) => this.#server.close(closed));
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let body = '';
		for await (const part of request) body += String(part);
		const url = new URL(request.url ?? '', this.address);
		this.sent.push({ url: url.pathname + url.search, authorization: request.headers.authorization ?? '', body });
		const taken = () => this.#take(url, body);
		const misbehaviour = this.next.shift();
		if (misbehaviour) return misbehaviour(response, taken);
		if (request.headers.authorization !== 'ApiToken d2pat_canary') return said(response, 401, {});
		said(response, 200, taken());
	}

	#take({ searchParams }: URL, body: string) {
		const { dataValues } = publishedForm.parse(JSON.parse(body)) as { dataValues: Value[] };
		const count = { imported: 0, updated: 0, ignored: 0, deleted: 0 };
		const isDelete = searchParams.get('importStrategy') === 'DELETE';
		for (const one of dataValues) {
			const before = this.values.get(nameOf(one));
			if (isDelete) count[before === undefined ? 'ignored' : 'deleted'] += 1;
			else if (before === undefined) count.imported += 1;
			else if (before !== one.value) count.updated += 1;
			else count.ignored += 1;
			if (searchParams.get('dryRun') === 'true') continue;
			if (isDelete) this.values.delete(nameOf(one));
			else this.values.set(nameOf(one), one.value);
		}
		return { httpStatus: 'OK', status: 'OK', response: { status: 'SUCCESS', importCount: count } };
	}
}

/** Answers with a status and JSON. */
export function said(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
