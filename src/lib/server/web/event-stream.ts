import { isDatabaseDown } from './database-down';

/** What goes on behind a stream: how it is stopped, and whether whoever watches may go on. */
export type StreamSource = { stop(): void; stillMay(): Promise<boolean> };

/** Begins to send. */
export type StreamBegin = (send: (data: string) => void) => StreamSource;

type Limits = { most: number; beatMs: number; checkEveryBeats: number };

/** So many watch one process at once; whoever comes after them asks now and then instead. Rights are asked again every 45 seconds. */
const LIMITS: Limits = { most: 400, beatMs: 15_000, checkEveryBeats: 3 };

/** Whoever has not read that much is gone or too slow, and comes again. */
const MOST_UNREAD = 30;

const HEADERS = {
	'content-type': 'text/event-stream; charset=utf-8',
	'cache-control': 'private, no-store, no-transform',
	// A proxy that keeps answers back until they are whole would keep this one for ever.
	'x-accel-buffering': 'no',
	// The connection ends with the stream, so that a process that stops does not wait for it.
	connection: 'close'
};

const encoder = new TextEncoder();
/** Said when the watcher may not go on: a page that hears it does not come again. */
const OVER = encoder.encode('event: over\ndata: over\n\n');
const BEAT = encoder.encode(': beat\n\n');
const COME_AGAIN = encoder.encode('retry: 2000\n\n');

/** One watcher's stream: what is sent to them, a sign of life now and then, and whether they still may watch. */
class Stream {
	#source: StreamSource | null = null;
	#beats = 0;
	#ended = false;
	readonly #beating: NodeJS.Timeout;

	constructor(
		private readonly controller: ReadableStreamDefaultController<Uint8Array>,
		private readonly limits: Limits,
		private readonly left: (stream: Stream) => void
	) {
		this.#beating = setInterval(() => this.#beat(), limits.beatMs).unref();
	}

	begin(begin: StreamBegin): void {
		this.#send(COME_AGAIN);
		this.#source = begin((data) => this.#send(encoder.encode(`data: ${data}\n\n`)));
	}

	end(): void {
		if (this.#ended) return;
		this.#ended = true;
		clearInterval(this.#beating);
		this.left(this);
		this.#source?.stop();
		try {
			this.controller.close();
		} catch {
			// The watcher left by themselves.
		}
	}

	#send(chunk: Uint8Array): void {
		if (this.#ended) return;
		if ((this.controller.desiredSize ?? 0) < -MOST_UNREAD) this.end();
		else this.controller.enqueue(chunk);
	}

	#beat(): void {
		this.#send(BEAT);
		this.#beats += 1;
		if (this.#beats % this.limits.checkEveryBeats === 0) void this.#check();
	}

	async #check(): Promise<void> {
		if (!this.#source || (await mayGoOn(this.#source))) return;
		this.#send(OVER);
		this.end();
	}
}

/** The event streams of one process. */
export class Streams {
	readonly #open = new Set<Stream>();
	#ended = false;

	constructor(private readonly limits: Limits = LIMITS) {}

	/** How many are open. */
	get size(): number {
		return this.#open.size;
	}

	/** A stream as an answer; 503 where there are too many, or the process is about to stop. */
	answer(begin: StreamBegin): Response {
		if (this.#ended || this.#open.size >= this.limits.most)
			return new Response('Too many watch', { status: 503, headers: { 'retry-after': '10' } });
		let stream: Stream | undefined;
		const body = new ReadableStream<Uint8Array>({
			start: (controller) => {
				stream = new Stream(controller, this.limits, (left) => this.#open.delete(left));
				this.#open.add(stream);
				stream.begin(begin);
			},
			cancel: () => stream?.end()
		});
		return new Response(body, { headers: HEADERS });
	}

	/** Ends all streams, and lets nobody begin another. */
	endAll(): void {
		this.#ended = true;
		for (const stream of [...this.#open]) stream.end();
	}
}

/** While the database is away nobody can be asked, and nothing new is told either. */
async function mayGoOn({ stillMay }: StreamSource): Promise<boolean> {
	try {
		return await stillMay();
	} catch (thrown) {
		return isDatabaseDown(thrown);
	}
}

const streams = new Streams();

/** An event stream as an answer. */
export function eventStream(begin: StreamBegin): Response {
	return streams.answer(begin);
}

/** Ends every stream of this process: they would outlast any patience. */
export function endStreams(): void {
	streams.endAll();
}
