import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { send } from './exchange';
import { forgetEverything } from './forget';
import { dequeue, waiting, type Waiting } from './queue';
import type { DeskStore } from './store';

vi.mock('./exchange', () => ({ send: vi.fn(), tellForgotten: vi.fn() }));
vi.mock('./queue', () => ({ dequeue: vi.fn(), drivesWaiting: () => Promise.resolve(['drive']), waiting: vi.fn() }));
vi.mock('./store', () => ({ forgetDevice: vi.fn() }));

let queue: Waiting[];
const store = {
	clear: vi.fn(),
	close: vi.fn(),
	count: () => Promise.resolve(queue.length)
} as unknown as DeskStore;

const act = (number: number, by: string) =>
	({ number, refused: false, by, operation: { id: `act-${number}` } }) as Waiting;

beforeEach(() => {
	vi.stubGlobal('caches', { delete: vi.fn() });
	vi.mocked(waiting).mockImplementation(() => Promise.resolve([...queue]));
	vi.mocked(dequeue).mockImplementation((_store, acts) => {
		queue = queue.filter((one) => !acts.some(({ number }) => number === one.number));
		return Promise.resolve();
	});
	vi.mocked(send).mockImplementation((_drive, _sender, sent) => {
		const answers = sent.map(({ operation: { id } }) => ({ id, refused: false }));
		return Promise.resolve({ ok: true, value: { answers } } as unknown as Awaited<ReturnType<typeof send>>);
	});
});

afterEach(() => {
	vi.unstubAllGlobals();
	vi.clearAllMocks();
});

describe('a device that is asked to forget', () => {
	test('hands over what whoever is here did, as theirs, and keeps what another one did', async () => {
		queue = [act(1, 'an'), act(2, 'binh'), act(3, '')];
		expect(await forgetEverything(store, 'device', 'binh')).toBe(false);
		expect(vi.mocked(send).mock.calls.map(([, sender]) => sender)).toEqual([{ deviceId: 'device', by: 'binh' }]);
		expect(vi.mocked(send).mock.calls[0]?.[2].map(({ number }) => number)).toEqual([2, 3]);
		expect(queue.map(({ number }) => number)).toEqual([1]);
	});

	test('forgets everything once all that waited was taken', async () => {
		queue = [act(1, 'binh')];
		expect(await forgetEverything(store, 'device', 'binh')).toBe(true);
		expect(queue).toEqual([]);
	});

	test('hands over everything but what the server cannot read', async () => {
		queue = [act(1, 'binh'), act(2, 'binh'), act(3, 'binh')];
		const take = vi.mocked(send).getMockImplementation();
		vi.mocked(send).mockImplementation((drive, sender, sent) => {
			if (sent.some(({ number }) => number === 2))
				return Promise.resolve({ ok: false, why: 'not_understood', forget: 'nothing' });
			return take?.(drive, sender, sent) ?? Promise.reject(new Error('Nothing is sent'));
		});
		expect(await forgetEverything(store, 'device', 'binh')).toBe(false);
		expect(queue.map(({ number }) => number)).toEqual([2]);
	});
});
