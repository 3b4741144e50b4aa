import { askWhileTyping } from '../ui/ask-while-typing.svelte';
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
	const question = () => {
		const q = typed().trim();
		return q.length < FEWEST_CHARACTERS ? null : q;
	};
	return askWhileTyping<string, Candidate[] | null>({ question, ask, initial, pauseMs: PAUSE_MS });
}
