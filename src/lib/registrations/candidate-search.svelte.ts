import type { Candidate } from './candidate';

const PAUSE_MS = 300;
const FEWEST_CHARACTERS = 2;

async function ask(q: string, signal: AbortSignal): Promise<Candidate[]> {
	const answer = await fetch('/api/donors/search', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ q }),
		signal
	});
	if (!answer.ok) throw new Error(answer.statusText);
	const { donors } = (await answer.json()) as { donors: Candidate[] };
	return donors;
}

/** Searches the donors after each short pause in typing. Before any answer, and without network, what the server sent counts. */
export function searchCandidates(typed: () => string, initial: () => Candidate[] | null) {
	let found = $state.raw<Candidate[] | null>(null);

	$effect(() => {
		const q = typed().trim();
		if (q.length < FEWEST_CHARACTERS) {
			found = null;
			return;
		}
		const stop = new AbortController();
		const timer = setTimeout(() => {
			ask(q, stop.signal).then(
				(answer) => (found = answer),
				() => {}
			);
		}, PAUSE_MS);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	});

	return {
		/** Null while nothing was asked. */
		get found() {
			return found ?? initial();
		}
	};
}
