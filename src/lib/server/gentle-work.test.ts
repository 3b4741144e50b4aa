import { describe, expect, test } from 'vitest';
import { gentleWork } from './gentle-work';

function busy(ms: number) {
	const until = performance.now() + ms;
	while (performance.now() < until);
}

describe('gentle work', () => {
	test('takes a fifth of the event loop', async () => {
		const begun = performance.now();
		const work = gentleWork();
		for (let step = 0; step < 60; step += 1) {
			busy(1);
			await work.pause();
		}
		expect(work.workedMs()).toBeGreaterThan(40);
		expect(performance.now() - begun).toBeGreaterThan(work.workedMs() * 4.5);
	});

	test('goes on at once after a small step, and waits for others after ten milliseconds', async () => {
		const work = gentleWork();
		let others = 0;
		const tick = setInterval(() => (others += 1), 1);
		busy(1);
		await work.pause();
		expect(others).toBe(0);
		busy(12);
		await work.pause();
		clearInterval(tick);
		expect(others).toBeGreaterThan(5);
	});

	test('hears that it is to end', async () => {
		let stopped = false;
		const work = gentleWork(() => stopped);
		expect(await work.pause()).toBe(false);
		stopped = true;
		expect(await work.pause()).toBe(true);
	});
});
