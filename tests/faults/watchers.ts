import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { SentBoard } from '../../src/lib/board/shown-board';
import { onConnection } from '../../src/lib/server/db/own-connection';
import type { Desk } from './kills';
import { Load } from './load';
import type { ProductProcess } from './product-process';
import type { Report } from './report';

/** What an open board must show of a write, and within which time in 95 of 100 cases. */
const patienceMs = 2_000;
const writes = 100;

/** How many were registered by what one watcher was shown, and when. */
type Seen = { registered: number; at: number };

/** Somebody who has the board of a drive open. */
class Watcher {
	readonly seen: Seen[] = [];
	/** The status of an answer that is no stream; 200 of one that is. */
	status = 0;
	#text = '';
	readonly #asking;

	constructor(address: string, cookie: string, agent: Agent) {
		this.#asking = get(address, { agent, headers: { cookie, accept: 'text/event-stream' } }, (answer) =>
			this.#hear(answer)
		);
		this.#asking.on('error', () => {});
	}

	leave(): void {
		this.#asking.destroy();
	}

	/** When so many or more were shown; null when that never was. */
	firstAt(registered: number): number | null {
		return this.seen.find((one) => one.registered >= registered)?.at ?? null;
	}

	#hear(answer: IncomingMessage): void {
		this.status = answer.statusCode ?? 0;
		answer.on('error', () => {});
		answer.setEncoding('utf8').on('data', (part: string) => {
			this.#text += part;
			const events = this.#text.split('\n\n');
			this.#text = events.pop() ?? '';
			for (const event of events) if (event.startsWith('data: {')) this.#read(JSON.parse(event.slice(6)));
		});
	}

	#read({ board }: SentBoard): void {
		this.seen.push({ registered: Number(board.fields.registered.replace(/\D/g, '')), at: Date.now() });
	}
}

async function openWatchers(product: ProductProcess, desk: Desk, many: number): Promise<Watcher[]> {
	const agent = new Agent({ maxSockets: Infinity });
	const address = `${product.baseUrl}/drives/${desk.driveId}/board/live`;
	const watchers = Array.from({ length: many }, () => new Watcher(address, desk.cookie, agent));
	const deadline = Date.now() + 30_000;
	while (watchers.some(({ seen }) => seen.length === 0)) {
		const refused = watchers.find(({ status }) => status > 200);
		if (refused) throw new Error(`A board was answered ${refused.status}.`);
		if (Date.now() > deadline) throw new Error('Not every watcher was shown a board within half a minute.');
		await pause(20);
	}
	return watchers;
}

type Delays = { delays: number[]; missed: number };

/**
 * How long after each acknowledged registration every watcher was shown at least as many as were acknowledged by then, in milliseconds, the
 * shortest first; `missed` is how often that never was.
 */
function delaysOf(watchers: Watcher[], load: Load, before: number): Delays {
	const acknowledged = load.sent.flatMap(({ outcome, answeredAt }) =>
		outcome === 'acknowledged' ? (answeredAt ?? []) : []
	);
	const found = acknowledged
		.sort((a, b) => a - b)
		.flatMap((answeredAt, index) =>
			watchers.map((watcher) => {
				const at = watcher.firstAt(before + index + 1);
				return at === null ? null : Math.max(0, at - answeredAt);
			})
		);
	const delays = found.filter((delay) => delay !== null).sort((a, b) => a - b);
	return { delays, missed: found.length - delays.length };
}

/** Writes with fifty desks while so many watch. */
async function watchedWrites(product: ProductProcess, desk: Desk, many: number): Promise<Delays> {
	const watchers = await openWatchers(product, desk, many);
	try {
		const before = Math.max(...watchers.map(({ seen }) => seen.at(-1)?.registered ?? 0));
		const load = new Load(product.baseUrl, desk.driveId, desk.cookie);
		await load.acknowledges(writes).finally(() => load.stop());
		await pause(patienceMs + 500);
		return delaysOf(watchers, load, before);
	} finally {
		for (const watcher of watchers) watcher.leave();
	}
}

const at95 = (delays: number[]) => delays[Math.ceil(delays.length * 0.95) - 1] ?? Infinity;

/** An open board follows the desks. */
export async function watchUnderLoad(report: Report, product: ProductProcess, desk: Desk, many: number): Promise<void> {
	const { delays, missed } = await watchedWrites(product, desk, many);
	const p95 = at95(delays);
	report.fact(
		`${many} open boards show what fifty desks write within two seconds, in 95 of 100 cases`,
		missed === 0 && p95 <= patienceMs,
		`${p95} ms, half of them within ${delays[Math.floor(delays.length / 2)]} ms, the slowest ${delays.at(-1)} ms; ${missed} never shown`
	);
}

/** The control: where PostgreSQL tells nothing, boards must be seen to be late. */
export async function watchUntold(report: Report, product: ProductProcess, desk: Desk): Promise<void> {
	const triggers = (state: 'disable' | 'enable') =>
		onConnection(product.superuserUrl(), (client) => client.query(`alter table drive_people ${state} trigger user`));
	await triggers('disable');
	try {
		const { delays, missed } = await watchedWrites(product, desk, 5);
		report.fact(
			'boards are noticed to be late when PostgreSQL does not tell of changes',
			missed > 0 || at95(delays) > patienceMs,
			`${missed} never shown, else ${at95(delays)} ms`
		);
	} finally {
		await triggers('enable');
	}
}
