import { askWhileTyping } from '../ui/ask-while-typing.svelte';
import { searchKey } from './name';
import type { WordedDuplicate } from './duplicates-words';
import type { TypedPerson } from './likely-duplicate';

const PAUSE_MS = 400;

/** Enough to ask about: a name of two words or with something beside it, or a phone or number alone. */
function isWorthAsking({ fullName, birthDate, phone, idNumber }: TypedPerson): boolean {
	const words = searchKey(fullName).split(' ').filter(Boolean).length;
	return words > 1 || (words === 1 && birthDate !== '') || phone.length >= 8 || idNumber.length >= 8;
}

async function ask(typed: TypedPerson, signal: AbortSignal): Promise<WordedDuplicate[]> {
	const answer = await fetch('/api/donors/duplicates', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(typed),
		signal
	});
	if (!answer.ok) return [];
	const { duplicates } = (await answer.json()) as { duplicates: WordedDuplicate[] };
	return duplicates;
}

/** Looks for people alike while somebody types, after each short pause. Without network it stays silent; submitting asks again. */
export function watchDuplicates(read: () => TypedPerson, initial: () => WordedDuplicate[] = () => []) {
	const question = () => {
		const typed = read();
		return isWorthAsking(typed) ? typed : null;
	};
	return askWhileTyping({ question, ask, initial, pauseMs: PAUSE_MS });
}
