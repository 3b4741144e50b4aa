import { setTimeout as pause } from 'node:timers/promises';

/** How long others may have to wait for work in the background. */
const SLICE_MS = 10;

/** How much longer than it worked it pauses: its steps take a fifth of the event loop. */
const PAUSES_FOR = 4;

/** Long work in the background that leaves the event loop to others. */
export type GentleWork = {
	/** Takes small steps one by one, and counts how long each of them takes. */
	steps<T>(each: Iterable<T>): Generator<T, void>;
	/** Lets others work when it is time to; answers whether to end early. Asked for after every small step. */
	pause(): Promise<boolean>;
	/** How long its steps took. */
	workedMs(): number;
};

/** What it measures and waits by, in milliseconds. */
type Time = { now(): number; rest(ms: number): Promise<unknown> };

const realTime: Time = { now: () => performance.now(), rest: (ms) => pause(ms) };

/** Begins such work; `isStopped` tells it to end early. Only its steps count: not what others did meanwhile, nor what the database was waited for. */
export function gentleWork(isStopped = () => false, { now, rest } = realTime): GentleWork {
	let worked = 0;
	let rested = 0;
	return {
		*steps(each) {
			const steps = each[Symbol.iterator]();
			for (;;) {
				const begun = now();
				const step = steps.next();
				worked += now() - begun;
				if (step.done) return;
				yield step.value;
			}
		},
		async pause() {
			const since = worked - rested;
			if (since < SLICE_MS) return isStopped();
			rested = worked;
			await rest(since * PAUSES_FOR);
			return isStopped();
		},
		workedMs: () => worked
	};
}
