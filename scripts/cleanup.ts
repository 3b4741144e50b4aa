import { printFailure } from './plain-failure.mjs';

/** What has to be undone at the end, last thing first. */
export class Cleanup {
	readonly #tasks: (() => void | Promise<void>)[] = [];
	#running: Promise<void> | null = null;

	add(task: () => void | Promise<void>): void {
		this.#tasks.push(task);
	}

	/** Runs every task once, whoever asks how often; one that fails does not keep the others from running. */
	run(): Promise<void> {
		return (this.#running ??= this.#runAll());
	}

	async #runAll(): Promise<void> {
		for (let task = this.#tasks.pop(); task; task = this.#tasks.pop()) {
			try {
				await task();
			} catch (error) {
				printFailure(error);
			}
		}
	}
}

/** Cleans up and ends the process when it is asked to stop. Answers a function that takes this back. */
export function cleanUpOnSignal(
	cleanup: Cleanup,
	{ exitCode, before }: { exitCode: number; before?: () => void }
): () => void {
	const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	let asked = false;
	const stop = () => {
		if (asked) return;
		asked = true;
		before?.();
		void cleanup.run().then(() => process.exit(exitCode));
	};
	for (const name of names) process.on(name, stop);
	return () => names.forEach((name) => process.off(name, stop));
}
