import { setTimeout as rest } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { gentleWork, type GentleWork } from './gentle-work';

function busy(ms: number) {
	const until = performance.now() + ms;
	while (performance.now() < until);
}

function* busyFor(ms: number, times = 1) {
	for (let step = 0; step < times; step += 1) yield busy(ms);
}

async function take(work: GentleWork, steps: Iterable<void>) {
	const taking = work.steps(steps);
	while (!taking.next().done) await work.pause();
}

describe('gentle work', () => {
	test('takes a fifth of the event loop', async () => {
		const begun = performance.now();
		const work = gentleWork();
		await take(work, busyFor(1, 100));
		expect(work.workedMs()).toBeGreaterThan(99);
		expect(performance.now() - begun).toBeGreaterThan(work.workedMs() * 4.3);
	});

	test('goes on at once after a small step, and waits for others after ten milliseconds', async () => {
		const work = gentleWork();
		let others = 0;
		const tick = setInterval(() => (others += 1), 1);
		await take(work, busyFor(1));
		expect(others).toBe(0);
		await take(work, busyFor(12));
		clearInterval(tick);
		expect(others).toBeGreaterThan(5);
	});

	test('counts neither what others do nor what it waits for', async () => {
		const work = gentleWork();
		const taking = work.steps(busyFor(1, 2));
		while (!taking.next().done) {
			busy(50);
			await rest(50);
			const paused = performance.now();
			await work.pause();
			expect(performance.now() - paused).toBeLessThan(30);
		}
		expect(work.workedMs()).toBeLessThan(30);
	});

	test('hears that it is to end', async () => {
		let stopped = false;
		const work = gentleWork(() => stopped);
		expect(await work.pause()).toBe(false);
		stopped = true;
		expect(await work.pause()).toBe(true);
	});
});
