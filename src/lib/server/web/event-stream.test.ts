import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Streams } from './event-stream';

let streams: Streams;
let send: (data: string) => void;
let may: boolean;
const stop = vi.fn();

const open = () =>
	streams.answer((sending) => {
		send = sending;
		return { stop, stillMay: () => Promise.resolve(may) };
	});

/** Everything that was sent until the stream ended. */
const whole = (answer: Response) => new Response(answer.body).text();

beforeEach(() => {
	vi.useFakeTimers();
	streams = new Streams({ most: 2, beatMs: 15_000, checkEveryBeats: 3 });
	may = true;
	stop.mockClear();
});
afterEach(() => vi.useRealTimers());

describe('an event stream', () => {
	test('is not packed, not kept, and ends its connection', () => {
		const { headers } = open();
		expect(Object.fromEntries(headers)).toMatchObject({
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'private, no-store, no-transform',
			connection: 'close'
		});
	});

	test('sends what it is given, and shows every quarter of a minute that it is there', async () => {
		const answer = open();
		send('{"a":1}');
		await vi.advanceTimersByTimeAsync(15_000);
		streams.endAll();
		expect(await whole(answer)).toBe('retry: 2000\n\ndata: {"a":1}\n\n: beat\n\n');
	});

	test('ends within a minute after the right to watch was lost, and says so', async () => {
		const answer = open();
		await vi.advanceTimersByTimeAsync(46_000);
		expect(streams.size).toBe(1);
		may = false;
		await vi.advanceTimersByTimeAsync(45_000);
		expect(streams.size).toBe(0);
		expect(await whole(answer)).toMatch(/event: over\ndata: over\n\n$/);
		expect(stop).toHaveBeenCalledTimes(1);
	});

	test('is refused beyond so many, and again free once somebody left', async () => {
		const [first] = [open(), open()];
		const refused = open();
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
		await first?.body?.cancel();
		expect(stop).toHaveBeenCalledTimes(1);
		expect(open().status).toBe(200);
	});

	test('of somebody who reads nothing is ended', async () => {
		open();
		for (let i = 0; i < 40; i += 1) send('x');
		expect(streams.size).toBe(0);
	});

	test('ends when the process is about to stop, and no other begins', async () => {
		const answer = open();
		streams.endAll();
		expect(await whole(answer)).toBe('retry: 2000\n\n');
		expect(open().status).toBe(503);
	});
});
