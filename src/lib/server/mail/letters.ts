import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';
import type { Letter } from './letter';

const closing = (locale: Locale) => m.mail_closing({}, { locale });
const greeting = (name: string, locale: Locale) => m.mail_greeting({ name }, { locale });

/** Invites to a role: `role` and `place` in the language of the reader. */
export function invitationLetter(
	{ name, inviter, role, place, href }: { name: string; inviter: string; role: string; place: string; href: string },
	locale: Locale
): Letter {
	return {
		subject: m.mail_invitation_subject({ inviter }, { locale }),
		greeting: greeting(name, locale),
		paragraphs: [m.mail_invitation_text({ inviter, role, place }, { locale }), m.mail_invitation_hours({}, { locale })],
		link: { href, label: m.mail_invitation_link({}, { locale }) },
		closing: closing(locale)
	};
}

/** Leads to a new password. */
export function resetLetter({ name, href }: { name: string; href: string }, locale: Locale): Letter {
	return {
		subject: m.mail_reset_subject({}, { locale }),
		greeting: greeting(name, locale),
		paragraphs: [m.mail_reset_text({}, { locale }), m.mail_reset_not_you({}, { locale })],
		link: { href, label: m.mail_reset_link({}, { locale }) },
		closing: closing(locale)
	};
}

/** Tells that a password was changed, so that a thief does not do it in silence. */
export function passwordChangedLetter({ name }: { name: string }, locale: Locale): Letter {
	return {
		subject: m.mail_password_subject({}, { locale }),
		greeting: greeting(name, locale),
		paragraphs: [m.mail_password_text({}, { locale })],
		closing: closing(locale)
	};
}

/** Tells that a passkey was added, under the name of its device, so that a thief does not do it in silence. */
export function passkeyAddedLetter({ name, device }: { name: string; device: string }, locale: Locale): Letter {
	return {
		subject: m.mail_passkey_subject({}, { locale }),
		greeting: greeting(name, locale),
		paragraphs: [m.mail_passkey_text({ device }, { locale })],
		closing: closing(locale)
	};
}

/** Asks to confirm a changed address: the same letter goes to the old and to the new one. */
export function emailChangeLetter(
	{ name, oldEmail, newEmail, href }: { name: string; oldEmail: string; newEmail: string; href: string },
	locale: Locale
): Letter {
	return {
		subject: m.mail_email_subject({}, { locale }),
		greeting: greeting(name, locale),
		paragraphs: [m.mail_email_text({ oldEmail, newEmail }, { locale }), m.mail_email_both({}, { locale })],
		link: { href, label: m.mail_email_link({}, { locale }) },
		closing: closing(locale)
	};
}

/** Tells that somebody took away the second factor. */
export function factorResetLetter({ name, by }: { name: string; by: string }, locale: Locale): Letter {
	return {
		subject: m.mail_factor_subject({}, { locale }),
		greeting: greeting(name, locale),
		paragraphs: [m.mail_factor_text({ by }, { locale })],
		closing: closing(locale)
	};
}

/** Tells a club that applied why it is not taken in, in the words of its province's office. */
export function applicationDeclinedLetter(
	{ name, club, reason }: { name: string; club: string; reason: string },
	locale: Locale
): Letter {
	return {
		subject: m.mail_declined_subject({ club }, { locale }),
		greeting: greeting(name, locale),
		paragraphs: [
			m.mail_declined_text({ club }, { locale }),
			...reason.split('\n').filter((text) => text.trim() !== '')
		],
		closing: closing(locale)
	};
}
