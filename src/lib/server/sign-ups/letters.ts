import { eq } from 'drizzle-orm';
import { ERASED_NAME } from '$lib/donors/erasing';
import { formatCardCode } from '$lib/donors/card-code';
import { heldWords, slotWords } from '$lib/sign-ups/when-words';
import { formatDateTime, type Locale } from '$lib/time/format';
import { carriedCalendar, type EventPlace } from '../calendar/place-calendar';
import { applicants } from '../db/schema/registrations';
import { openDays } from '../drives/days';
import type { Drive } from '../drives/queries';
import { postLetter } from '../mail/outbox';
import { offerLetter, placeLetter, waitingLetter } from '../mail/sign-up-letters';
import type { Tx } from '../scope';
import { ownAddress } from './addresses';
import { holdingClub, slotsOfDrive, type Slot } from './queries';

type Applicant = { id: string; fullName: string; email: string | null; locale: string | null; code: string };

/** Confirms a place, with a file for the calendar, or one on the list, to whoever gave an address. */
export async function postPlace(
	tx: Tx,
	drive: Drive,
	{ applicant, slot, place }: { applicant: Applicant; slot: Slot | null; place: EventPlace }
): Promise<void> {
	const { email, code } = applicant;
	if (!email) return;
	const locale = (applicant.locale ?? 'vi') as Locale;
	const words = wordsOf(drive, applicant, slot, locale);
	const posting = { kind: 'sign_up', to: email, locale, createdBy: null } as const;
	if (place.state === 'waiting') return postLetter(tx, { ...posting, letter: waitingLetter(words, locale) });
	const around = { slot, days: await openDays(tx, drive), who: (await holdingClub(tx)) ?? '', url: words.href };
	const letter = placeLetter({ ...words, code: formatCardCode(code) }, locale);
	await postLetter(tx, { ...posting, letter, calendar: carriedCalendar(drive, place, around) });
}

/** Tells somebody who waits that a place is held for them. */
export async function postOffer(
	tx: Tx,
	drive: Drive,
	{ applicantId, slotId, until }: { applicantId: string; slotId: string | null; until: Date }
): Promise<void> {
	const [applicant] = await tx.select().from(applicants).where(eq(applicants.id, applicantId));
	if (!applicant?.email || applicant.fullName === ERASED_NAME) return;
	const locale = (applicant.locale ?? 'vi') as Locale;
	const slot = slotId ? (await slotsOfDrive(tx, drive.id)).find(({ id }) => id === slotId) : undefined;
	const place = wordsOf(drive, applicant, slot ?? null, locale);
	const letter = offerLetter({ ...place, until: formatDateTime(until, drive.timezone, locale) }, locale);
	await postLetter(tx, { kind: 'offer', to: applicant.email, locale, letter, createdBy: null });
}

function wordsOf(drive: Drive, { id, fullName }: Applicant, slot: Slot | null, locale: Locale) {
	return {
		name: fullName,
		drive: drive.title,
		when: slot ? slotWords(slot, drive.timezone, locale) : heldWords(drive, locale),
		where: [drive.venueName, drive.address].filter(Boolean).join(', '),
		href: ownAddress(id)
	};
}
