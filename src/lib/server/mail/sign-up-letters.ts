import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';
import type { Letter } from './letter';

/** What a letter about somebody's own place says: `when` and `where` in the language of the reader, `href` leads to the place. */
type OfPlace = { name: string; drive: string; when: string; where: string; href: string };

const shared = ({ name, href }: OfPlace, locale: Locale) => ({
	greeting: m.mail_greeting({ name }, { locale }),
	link: { href, label: m.mail_place_link({}, { locale }) },
	closing: m.mail_closing({}, { locale })
});

/** Confirms a place at a drive; `code` is what reception asks for. */
export function placeLetter(place: OfPlace & { code: string }, locale: Locale): Letter {
	const { drive, when, where, code } = place;
	return {
		subject: m.mail_place_subject({ drive }, { locale }),
		paragraphs: [
			m.mail_place_text({ drive, when, where }, { locale }),
			m.mail_place_code({ code }, { locale }),
			m.mail_place_change({}, { locale })
		],
		...shared(place, locale)
	};
}

/** Says that somebody stands on the list of who waits for a place. */
export function waitingLetter(place: OfPlace, locale: Locale): Letter {
	const { drive, when, where } = place;
	return {
		subject: m.mail_waiting_subject({ drive }, { locale }),
		paragraphs: [m.mail_waiting_text({ drive, when, where }, { locale }), m.mail_waiting_how({}, { locale })],
		...shared(place, locale)
	};
}

/** Offers a place that fell free, `until` a moment. */
export function offerLetter(place: OfPlace & { until: string }, locale: Locale): Letter {
	const { drive, when, where, until } = place;
	return {
		subject: m.mail_offer_subject({ drive }, { locale }),
		paragraphs: [m.mail_offer_text({ drive, when, where }, { locale }), m.mail_offer_until({ until }, { locale })],
		...shared(place, locale),
		link: { href: place.href, label: m.mail_offer_link({}, { locale }) }
	};
}
