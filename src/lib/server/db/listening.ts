import pg from 'pg';

/** What is told: each word on the channel, and that words are heard from now on, which were not before. */
export type Heard = { word(text: string): void; begun(): void };

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;
const CHECK_EVERY_MS = 20_000;

/** One connection of its own that hears what PostgreSQL tells on a channel. A lost one is replaced, at longer and longer intervals, until it is stopped. */
export class Listening {
	#client: pg.Client | null = null;
	#waitMs = FIRST_WAIT_MS;
	#timer: NodeJS.Timeout | undefined;
	#checking: NodeJS.Timeout;
	#connecting: Promise<void>;
	#stopped = false;

	constructor(
		private readonly url: string,
		private readonly channel: string,
		private readonly heard: Heard
	) {
		this.#connecting = this.#connect();
		this.#checking = setInterval(() => void this.#check(), CHECK_EVERY_MS).unref();
	}

	/** Hears nothing more and lets the connection go. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		clearInterval(this.#checking);
		await this.#connecting;
		await this.#client?.end().catch(() => {});
	}

	async #connect(): Promise<void> {
		const client = new pg.Client({
			connectionString: this.url,
			connectionTimeoutMillis: 3_000,
			query_timeout: 5_000,
			keepAlive: true
		});
		client.on('error', () => {});
		client.on('end', () => this.#lost(client));
		client.on('notification', ({ payload }) => this.heard.word(payload ?? ''));
		try {
			await client.connect();
			await client.query(`listen ${pg.escapeIdentifier(this.channel)}`);
			this.#client = client;
			this.#waitMs = FIRST_WAIT_MS;
			this.heard.begun();
		} catch {
			void client.end().catch(() => {});
			this.#connectLater();
		}
	}

	/** A connection that ended, or that does not answer any more. */
	#lost(client: pg.Client): void {
		if (this.#client !== client) return;
		this.#client = null;
		this.#connectLater();
	}

	#connectLater(): void {
		if (this.#stopped) return;
		this.#timer = setTimeout(() => (this.#connecting = this.#connect()), this.#waitMs).unref();
		this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
	}

	/** A machine that is cut off ends no connection: nothing is heard, and only asking shows it. */
	async #check(): Promise<void> {
		const client = this.#client;
		if (!client) return;
		try {
			await client.query('select 1');
		} catch {
			this.#lost(client);
			void client.end().catch(() => {});
		}
	}
}
