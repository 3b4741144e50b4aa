import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Board } from '$lib/board/board';
import { Watching } from './watching';

const board = (driveId: string, units: number) => ({ driveId, units }) as Board;
let asked: string[][];
let units: number;
let fails: boolean;
let watching: Watching;

beforeEach(() => {
	vi.useFakeTimers();
	[asked, units, fails] = [[], 0, false];
	watching = new Watching(
		async (ids) => {
			asked.push(ids);
			if (fails) throw new Error('away');
			return ids.map((id) => board(id, units));
		},
		{ leastMs: 500, freshMs: 15_000 }
	);
});
afterEach(() => {
	watching.stop();
	vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('those who watch a drive', () => {
	test('are told with one question, however many they are', async () => {
		const told = Array.from({ length: 200 }, () => vi.fn());
		for (const tell of told) watching.watch('a', tell);
		await pass(0);
		expect(asked).toEqual([['a']]);
		for (const tell of told) expect(tell.mock.calls).toEqual([[board('a', 0)]]);
	});

	test('are told of fifty changes with at most two questions a second, the last of them with what is so then', async () => {
		const tell = vi.fn();
		watching.watch('a', tell);
		for (units = 1; units <= 50; units += 1) {
			watching.heard('a');
			await pass(20);
		}
		units = 50;
		watching.heard('a');
		await pass(500);
		expect(asked.length).toBeLessThanOrEqual(4);
		expect(tell).toHaveBeenLastCalledWith(board('a', 50));
	});

	test('are told at once what is known already, and nothing of other drives', async () => {
		watching.watch('a', vi.fn());
		watching.watch('b', vi.fn());
		await pass(0);
		const late = vi.fn();
		watching.watch('a', late);
		expect(late).toHaveBeenCalledWith(board('a', 0));
		watching.heard('b');
		await pass(500);
		expect(late).toHaveBeenCalledTimes(1);
	});

	test('are told anew every quarter of a minute though nothing was heard', async () => {
		const tell = vi.fn();
		watching.watch('a', tell);
		await pass(15_100);
		expect(tell).toHaveBeenCalledTimes(2);
	});

	test('are told once what could not be asked can be asked again', async () => {
		const tell = vi.fn();
		fails = true;
		watching.watch('a', tell);
		await pass(1_200);
		expect(tell).not.toHaveBeenCalled();
		fails = false;
		await pass(500);
		expect(tell).toHaveBeenCalledTimes(1);
	});

	test('who left are told nothing, and a drive that nobody watches is not asked about', async () => {
		const tell = vi.fn();
		const stop = watching.watch('a', tell);
		stop();
		watching.heard('a');
		watching.heard('c');
		await pass(20_000);
		expect(asked).toEqual([]);
		expect(tell).not.toHaveBeenCalled();
	});
});
