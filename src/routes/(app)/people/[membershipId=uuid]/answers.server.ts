import { fail } from '@sveltejs/kit';
import { placeName } from '$lib/accounts/place-words';
import { personRefusalText } from '$lib/accounts/refusal-words';
import { canSendMail } from '$lib/server/mail/sender';
import type { Person } from '$lib/server/people/queries';
import { qrPicture } from '$lib/server/qr';
import type { Locale } from '$lib/time/format';

/** The name of the place in letters to somebody. */
export const placeInLetters = (person: Person, locale: Locale) => placeName(person, locale) || 'Giọt Hồng';

/** What the page shows of a link that was made just now. */
export const linkToShow = (name: string, link: string) => ({
	name,
	link,
	picture: qrPicture(link),
	mailed: canSendMail()
});

/** The answer to what was refused, in words. */
export const refusedWith = (refusal: keyof typeof personRefusalText) =>
	fail(409, { refused: personRefusalText[refusal]() });
