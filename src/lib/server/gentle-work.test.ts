import { describe, expect, test } from 'vitest';
import { gentleWork, type GentleWork } from './gentle-work';

/** A clock that goes on only while somebody works or rests; it knows how long each rest was. */
function clock() {
	let at = 0;
	const rests: number[] = [];
	const pass = (ms: number) => void (at += ms);
	const rest = async (ms: number) => {
		rests.push(ms);
		pass(ms);
	};
	return { now: () => at, rest, rests, pass };
}

function* busyFor(time: ReturnType<typeof clock>, ms: number, times = 1) {
	for (let step = 0; step < times; step += 1) yield time.pass(ms);
}

async function take(work: GentleWork, steps: Iterable<void>) {
	const taking = work.steps(steps);
	while (!taking.next().done) await work.pause();
}

const toTheEnd = () => false;

describe('gentle work', () => {
	test('takes a fifth of the event loop', async () => {
		const time = clock();
		const work = gentleWork(toTheEnd, time);
		await take(work, busyFor(time, 1, 100));
		expect(work.workedMs()).toBe(100);
		expect(time.now()).toBe(500);
	});

	test('goes on at once after a small step, and waits for others after ten milliseconds', async () => {
		const time = clock();
		const work = gentleWork(toTheEnd, time);
		await take(work, busyFor(time, 1));
		expect(time.rests).toEqual([]);
		await take(work, busyFor(time, 12));
		expect(time.rests).toEqual([13 * 4]);
	});

	test('counts neither what others do nor what it waits for', async () => {
		const time = clock();
		const work = gentleWork(toTheEnd, time);
		const taking = work.steps(busyFor(time, 1, 2));
		while (!taking.next().done) {
			time.pass(50);
			await work.pause();
		}
		expect(time.rests).toEqual([]);
		expect(work.workedMs()).toBe(2);
	});

	test('lets others work while it rests', async () => {
		const work = gentleWork();
		let others = 0;
		const tick = setInterval(() => (others += 1), 1);
		const until = performance.now() + 12;
		await take(
			work,
			(function* () {
				while (performance.now() < until);
				yield;
			})()
		);
		clearInterval(tick);
		expect(others).toBeGreaterThan(0);
	});

	test('hears that it is to end', async () => {
		let stopped = false;
		const work = gentleWork(() => stopped);
		expect(await work.pause()).toBe(false);
		stopped = true;
		expect(await work.pause()).toBe(true);
	});
});
