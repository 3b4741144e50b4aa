import type { DayHours } from '$lib/drives/day-hours';
import { isExpected } from '$lib/drives/registration-state';
import type { NoticeKind } from '$lib/notices/notice';
import { dayWords, heldWords, slotWords } from '$lib/sign-ups/when-words';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { newToken } from '../auth/token';
import { carriedCalendar } from '../calendar/place-calendar';
import type { Drive } from '../drives/queries';
import { feedbackLink } from '../feedback/links';
import type { NoticeFacts } from '../mail/notice-letters';
import { driveAddress, givingAddress, ownAddress } from '../sign-ups/addresses';
import type { SignUps, Slot } from '../sign-ups/queries';
import type { Person } from './people';

/** A drive as far as it is told of: with its days, its slots and its public address. */
export type ToldDrive = { drive: Drive; signUps: SignUps; slots: readonly Slot[]; days: readonly DayHours[] };

/** What is told: of which kind, why something changed, and the day where it is about one. */
export type Told = { kind: NoticeKind; reason: string; day: CalendarDate | null };

/** The language in which somebody is written to: their own, or the one most spoken where the drive is held. */
export function localeOf({ locale }: Pick<Person, 'locale'>, { provinceCode }: Drive): Locale {
	return locale ?? (provinceCode.startsWith('LA') ? 'lo' : 'vi');
}

/** What a notice says to somebody, in their language. */
export function factsFor(
	person: Person,
	{ drive, signUps, slots }: ToldDrive,
	{ kind, reason, day }: Told
): NoticeFacts {
	const locale = localeOf(person, drive);
	const slot = slotOf(person, slots);
	const held = slot ? slotWords(slot, drive.timezone, locale) : heldWords(drive, locale);
	return {
		name: person.fullName,
		drive: drive.title,
		when: kind === 'again' && day ? dayWords(day, locale) : held,
		where: [drive.venueName, drive.address].filter(Boolean).join(', ') || '–',
		reason,
		...addressFor(kind, person, { drive, signUps })
	};
}

const slotOf = ({ slotStartsAt }: Person, slots: readonly Slot[]) =>
	slots.find(({ startsAt }) => startsAt.getTime() === slotStartsAt?.getTime());

function addressFor(kind: NoticeKind, { applicantId }: Person, { signUps }: Pick<ToldDrive, 'drive' | 'signUps'>) {
	// Each letter of thanks has a link by a token of chance, which stands in it and nowhere else: whoever answers is not known by it.
	if (kind === 'thanks') return { href: feedbackLink(signUps.code, newToken()), leadsTo: 'feedback' as const };
	if (kind === 'again') return { href: givingAddress(), leadsTo: 'drives' as const };
	if (applicantId) return { href: ownAddress(applicantId), leadsTo: 'place' as const };
	return { href: signUps.inPublic ? driveAddress(signUps.code) : null, leadsTo: 'drive' as const };
}

/** Somebody's own place for the calendar they keep; null for whoever has none, or only waits for one. */
export function calendarFor(person: Person, { drive, signUps, slots, days }: ToldDrive): string | null {
	const { registrationId: id, state, registeredAt, placeVersion: version, clubName, applicantId } = person;
	if (!id || !state || !registeredAt || version === null || !isExpected(state)) return null;
	const inPublic = signUps.inPublic ? driveAddress(signUps.code) : '';
	const around = { slot: slotOf(person, slots) ?? null, days, who: clubName ?? '' };
	const url = applicantId ? ownAddress(applicantId) : inPublic;
	return carriedCalendar(drive, { id, state, registeredAt, version }, { ...around, url });
}
