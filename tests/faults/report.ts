import { say } from '../../scripts/say.mjs';

/** Facts that a run established, or failed to. */
export class Report {
	#passed = 0;
	#failed = 0;

	fact(title: string, holds: boolean, detail = ''): void {
		if (holds) this.#passed += 1;
		else this.#failed += 1;
		say(`${holds ? '✓' : '✗'} ${title}${detail && ` (${detail})`}`);
	}

	/** A step that breaks off is a failure of its own, told with the last words of what was tested. */
	async chapter(title: string, work: () => Promise<void>, lastWords = () => ''): Promise<void> {
		say(`\n${title}`);
		try {
			await work();
		} catch (error) {
			const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
			this.fact(`${title}: ran to its end`, false, `${why}\n${lastWords()}`);
		}
	}

	/** The line that other programs read. */
	conclude(): number {
		say(`\n${this.#passed} passed, ${this.#failed} failed`);
		return this.#failed === 0 && this.#passed > 0 ? 0 : 1;
	}
}
