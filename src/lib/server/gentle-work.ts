import { performance } from 'node:perf_hooks';
import { setTimeout as rest } from 'node:timers/promises';

/** How long others may have to wait for work in the background. */
const SLICE_MS = 10;

/** How much longer than it worked it pauses: it takes a fifth of the event loop. */
const PAUSES_FOR = 4;

/** Long work in the background that leaves the event loop to others. */
export type GentleWork = {
	/** Lets others work when it is time to; answers whether to end early. Asked for after every small step. */
	pause(): Promise<boolean>;
	/** How long it has worked, without what it waited. */
	workedMs(): number;
};

/** Begins such work; `isStopped` tells it to end early. Only what the event loop did counts, not what the database was waited for. */
export function gentleWork(isStopped = () => false): GentleWork {
	let worked = 0;
	let since = performance.eventLoopUtilization();
	return {
		async pause() {
			const { active } = performance.eventLoopUtilization(since);
			if (active < SLICE_MS) return isStopped();
			worked += active;
			await rest(active * PAUSES_FOR);
			since = performance.eventLoopUtilization();
			return isStopped();
		},
		workedMs: () => worked
	};
}
