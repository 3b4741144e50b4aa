import { acceptsRegistrations, isStillHeld } from '$lib/drives/status';
import { formatCardCode, scannedCard } from '$lib/donors/card-code';
import { placesAhead } from '$lib/sign-ups/places';
import { signUpState } from '$lib/sign-ups/sign-up-state';
import { slotWords } from '$lib/sign-ups/when-words';
import { formatDateTime, type Locale } from '$lib/time/format';
import { qrPicture } from '../qr';
import { inTokenScope, type Tx } from '../scope';
import { ownPlace } from './own-place';
import { publicFacts } from './public-drive-page';
import { signUpDrive, placesToChoose } from './queries';
import { slotGroups } from './slot-choices-page';

/** What somebody sees by the link of their own place; null where the link is none. */
export function ownPlacePage(tokenHash: string, locale: Locale, now: Date) {
	return inTokenScope(tokenHash, (tx) => pageOf(tx, locale, now));
}

async function pageOf(tx: Tx, locale: Locale, now: Date) {
	const found = await ownPlace(tx);
	if (!found) return null;
	const { registration, applicant, drive, settings } = found;
	const asked = signUpDrive(drive, settings);
	const { slots, crowd } = await placesToChoose(tx, settings, now);
	const own = slots.find(({ id }) => id === registration.slotId);
	const { offerUntil } = registration;
	const isOffered =
		registration.state === 'offered' && acceptsRegistrations(drive.status) && offerUntil !== null && offerUntil > now;
	return {
		name: applicant.fullName,
		state: registration.state === 'offered' && !isOffered ? ('cancelled' as const) : registration.state,
		drive: await publicFacts(tx, drive, settings, locale),
		isStillHeld: isStillHeld(drive.status),
		signUp: signUpState(asked, now, crowd),
		left: placesAhead(asked),
		slot: own ? slotWords(own, drive.timezone, locale) : null,
		slotId: own?.id ?? '',
		slots: slotGroups(slots, { zone: drive.timezone, locale, now, own: own?.id }),
		offerUntil: isOffered ? formatDateTime(offerUntil, drive.timezone, locale) : null,
		code: formatCardCode(applicant.code),
		picture: qrPicture(scannedCard(applicant.code))
	};
}
