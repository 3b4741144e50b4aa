import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

/** An operation as it went over the line. */
export type OnTheLine = { id: string; registrationId: string; after: string; act: string; occurredAt: string } & Record<
	string,
	unknown
>;

/** What becomes of a request: `lost` reaches the server, whose answer never arrives; `cut` arrives in part; `reset` never reaches it; `unheard` is given up under way. */
const FATES = ['lost', 'cut', 'reset', 'unheard', 'through'] as const;

type Fate = (typeof FATES)[number];

const SHARE: Record<Fate, number> = { lost: 0.3, cut: 0.08, reset: 0.08, unheard: 0.04, through: 0.5 };

const LONGEST_DELAY_MS = 250;

/** The line of one phone, as a proxy of its browser: as bad as a hall in the hills has it, and it writes down what went over it. */
export class RoughLine {
	/** Whether it is bad now; or nothing goes through at all. */
	rough = false;
	away = false;
	/** Every operation that was ever sent, in the order in which each was sent first. */
	readonly operations = new Map<string, OnTheLine>();
	/** Keys that said one thing first and another later. */
	readonly changed: string[] = [];
	readonly met: Record<Fate, number> = { lost: 0, cut: 0, reset: 0, unheard: 0, through: 0 };
	/** How often an operation was sent again. */
	again = 0;
	readonly #server: Server;

	private constructor(private readonly chance: () => number) {
		this.#server = createServer((asked, answer) => {
			this.#carry(asked, answer).catch(() => answer.destroy());
		});
	}

	static async open(chance: () => number): Promise<RoughLine> {
		const line = new RoughLine(chance);
		await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
		return line;
	}

	get address(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	/** A new day: a good line, and nothing went over it yet. */
	renew(): void {
		this.rough = false;
		this.away = false;
		this.again = 0;
		this.operations.clear();
		this.changed.length = 0;
		for (const fate of FATES) this.met[fate] = 0;
	}

	close(): void {
		this.#server.closeAllConnections();
		this.#server.close();
	}

	async #carry(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
		const to = new URL(asked.url ?? '');
		const body = await buffer(asked);
		const fate = this.#fate(to.pathname);
		if (this.away || fate === 'reset') return void answer.socket?.resetAndDestroy();
		if (to.pathname.endsWith('/operations')) this.#note(asked, body);
		if (this.rough) await pause(this.chance() * LONGEST_DELAY_MS);
		const answered = ask(to, asked, body);
		if (fate === 'unheard') {
			void answered.catch(() => null);
			return void answer.socket?.resetAndDestroy();
		}
		const { status, headers, content } = await answered;
		if (fate === 'lost') return void answer.socket?.destroy();
		answer.writeHead(status, headers);
		if (fate !== 'cut' || content.length < 2) return void answer.end(content);
		answer.write(content.subarray(0, Math.floor(content.length / 2)), () => answer.socket?.destroy());
	}

	#fate(path: string): Fate {
		if (!this.rough || path.startsWith('/_app/')) return 'through';
		let drawn = this.chance();
		const fate = FATES.find((one) => (drawn -= SHARE[one]) < 0) ?? 'through';
		if (path.startsWith('/api/desk/')) this.met[fate] += 1;
		return fate;
	}

	#note({ headers }: IncomingMessage, body: Buffer): void {
		const text = (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
		for (const operation of (JSON.parse(text) as { operations: OnTheLine[] }).operations) {
			const before = this.operations.get(operation.id);
			if (before) this.again += 1;
			else this.operations.set(operation.id, operation);
			if (before && JSON.stringify(before) !== JSON.stringify(operation)) this.changed.push(operation.id);
		}
	}
}

type Answer = { status: number; headers: Record<string, string | string[]>; content: Buffer };

/** Asks the server; its answer is read to the end, so that it has acted by then. */
function ask(to: URL, { method, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
	const { 'proxy-connection': _hop, ...rest } = headers;
	return new Promise((resolve, reject) => {
		const sent = request({ host: '127.0.0.1', port: to.port, path: to.pathname + to.search, method, headers: rest });
		sent.once('error', reject);
		sent.once('response', async (response) => {
			try {
				const { 'transfer-encoding': _chunks, connection: _connection, ...told } = response.headers;
				const content = await buffer(response);
				const length = { 'content-length': String(content.length) };
				resolve({ status: response.statusCode ?? 502, headers: { ...told, ...length } as Answer['headers'], content });
			} catch (error) {
				reject(error);
			}
		});
		sent.end(body);
	});
}
