import { Worker } from 'node:worker_threads';
import { refused, type Result } from '$lib/result';
import type { SpreadsheetRefusal } from '$lib/spreadsheets/sheet';

/** What reading one file may take. */
export type ThreadLimits = { milliseconds: number; megabytes: number };

/** Ten times what a file of 10,000 people needs on a machine at rest. */
export const USUAL_LIMITS: ThreadLimits = { milliseconds: 30_000, megabytes: 384 };

let last: Promise<unknown> = Promise.resolve();

/**
 * What a script (`./module.ts?thread`) posts when it runs in a thread of its own on this data, one file after the other. A thread that takes too
 * long or too much memory is ended, and its file refused like any other that cannot be read.
 */
export function inThread<T>(
	script: string,
	data: object,
	limits: ThreadLimits
): Promise<Result<T, SpreadsheetRefusal>> {
	const outcome = last.then(() => run<T>(script, data, limits));
	last = outcome;
	return outcome;
}

async function run<T>(script: string, data: object, limits: ThreadLimits): Promise<Result<T, SpreadsheetRefusal>> {
	// It needs nothing of the environment, where the secrets are.
	const thread = new Worker(script, {
		eval: true,
		workerData: data,
		resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
		env: {},
		execArgv: []
	});
	let timer: NodeJS.Timeout | undefined;
	const outcome = await new Promise<Result<T, SpreadsheetRefusal>>((resolve) => {
		timer = setTimeout(() => resolve(refused('took_too_long')), limits.milliseconds);
		thread.once('message', resolve);
		thread.once('error', (error: NodeJS.ErrnoException) =>
			resolve(refused(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'took_too_much_memory' : 'damaged'))
		);
		thread.once('exit', () => resolve(refused('damaged')));
	});
	clearTimeout(timer);
	await thread.terminate();
	return outcome;
}
