import type { Choice } from './choices';
import { matches } from './match';

const shownAtMost = 50;
const pauseMs = 150;

/** What is searched and found in a type-ahead. With a loader the server searches; an answer overtaken by a later question is dropped. */
export class ChoiceSearch {
	query = $state('');
	state = $state<'idle' | 'loading' | 'failed'>('idle');
	#loaded = $state.raw<Choice[]>();
	#seen: Choice[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#round = 0;
	#options: () => Choice[];
	#load: () => ((query: string) => Promise<Choice[]>) | undefined;

	constructor(options: () => Choice[], load: () => ((query: string) => Promise<Choice[]>) | undefined) {
		this.#options = options;
		this.#load = load;
	}

	found = $derived.by(() => {
		if (this.#load()) return this.#loaded ?? this.#options();
		return this.#options()
			.filter((choice) => matches(`${choice.label} ${choice.detail ?? ''}`, this.query))
			.slice(0, shownAtMost);
	});

	/** The choice with this value among those given and those ever loaded. */
	find(value: string | null | undefined): Choice | undefined {
		return [...this.#options(), ...this.#seen].find((choice) => choice.value === value);
	}

	/** Searches; an empty query shows what there was at the beginning. */
	ask(text: string) {
		this.query = text.trim();
		clearTimeout(this.#timer);
		const round = ++this.#round;
		if (this.query === '') this.#settle(undefined, 'idle');
		else if (this.#load()) this.#timer = setTimeout(() => this.#fetch(round), pauseMs);
	}

	async #fetch(round: number) {
		this.state = 'loading';
		try {
			const answer = await this.#load()?.(this.query);
			if (round === this.#round) this.#settle(answer, 'idle');
		} catch {
			if (round === this.#round) this.#settle([], 'failed');
		}
	}

	#settle(answer: Choice[] | undefined, state: 'idle' | 'failed') {
		this.#seen.push(...(answer ?? []));
		this.#loaded = answer;
		this.state = state;
	}
}
