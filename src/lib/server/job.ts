import { isDatabaseDown } from './web/database-down';
import { faultRecord } from './web/fault-record';

/** Work in the background. `stop` waits for what is under way. */
export type Job = { stop(): Promise<void> };

/** Does some work at once, or `firstAfterMs` from now, and again `everyMs` after it ended, until it is stopped; `isStopped` tells long work to end early. */
export function startJob(
	name: string,
	{ everyMs, firstAfterMs = 0 }: { everyMs: number; firstAfterMs?: number },
	work: (isStopped: () => boolean) => Promise<void>
): Job {
	let timer: NodeJS.Timeout | undefined;
	let underWay: Promise<void> = Promise.resolve();
	let stopped = false;
	const next = (inMs: number) => (timer = setTimeout(() => (underWay = round()), inMs).unref());
	const round = async () => {
		try {
			await work(() => stopped);
		} catch (thrown) {
			if (!isDatabaseDown(thrown)) console.error(JSON.stringify({ job: name, ...faultRecord(thrown) }));
		}
		if (!stopped) next(everyMs);
	};
	next(firstAfterMs);
	return {
		stop: () => {
			stopped = true;
			clearTimeout(timer);
			return underWay;
		}
	};
}
