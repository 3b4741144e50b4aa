import { error } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';

/** Ends the request with 410 for a link that is used up, revoked, late or garbled, all alike; the words come with the answer, no browser carries them. */
export function linkIsOver(): never {
	error(410, { message: 'over', words: { title: m.error_410_title(), text: m.error_410_text() } });
}
