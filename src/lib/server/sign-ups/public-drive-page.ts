import { daysThatDiffer } from '$lib/drives/day-hours';
import { areaLabel } from '$lib/areas/area-words';
import type { Area } from '$lib/areas/area';
import { CONTACT_PURPOSES } from '$lib/sign-ups/applicant';
import { waitsOf } from '$lib/sign-ups/pre-check';
import { placesAhead } from '$lib/sign-ups/places';
import { signUpEnds, signUpState } from '$lib/sign-ups/sign-up-state';
import { heldWords } from '$lib/sign-ups/when-words';
import { dayIn } from '$lib/time/calendar-date';
import { formatDateTime, type Locale } from '$lib/time/format';
import { areasOf } from '../areas/queries';
import { currentConsentText } from '../donors/consents';
import { rulesOn } from '../donors/rule-sets';
import { openDays } from '../drives/days';
import { findDrive, type Drive } from '../drives/queries';
import { inPublicDrive, type PublicDrive, type Tx } from '../scope';
import { driveAddress } from './addresses';
import {
	groupOfLink,
	holdingClub,
	publicDriveId,
	signUpDrive,
	signUpsOf,
	placesToChoose,
	type SignUps
} from './queries';
import { slotGroups } from './slot-choices-page';

/** Everything that the public page of a drive shows; null where there is none at this address. */
export function publicDrivePage(asked: PublicDrive, locale: Locale, now: Date) {
	return inPublicDrive(asked, (tx) => pageOf(tx, locale, now));
}

async function pageOf(tx: Tx, locale: Locale, now: Date) {
	const id = await publicDriveId(tx);
	const drive = id && (await findDrive(tx, id));
	if (!drive) return null;
	const settings = await signUpsOf(tx, drive.id);
	const asked = signUpDrive(drive, settings);
	const { slots, crowd } = await placesToChoose(tx, settings, now);
	const group = await groupOfLink(tx, drive.id);
	const today = dayIn(drive.timezone, now);
	const texts = [];
	for (const purpose of ['sign_up', ...CONTACT_PURPOSES] as const)
		texts.push((await currentConsentText(tx, purpose, locale, today)).body);
	return {
		drive: await publicFacts(tx, drive, settings, locale),
		state: signUpState(asked, now, crowd),
		opensAt: settings.opensAt && formatDateTime(settings.opensAt, drive.timezone, locale),
		closesAt: formatDateTime(signUpEnds(asked), drive.timezone, locale),
		left: placesAhead(asked),
		group: group && { name: group.name, left: group.cap - group.taken },
		slots: slotGroups(slots, { zone: drive.timezone, locale, now }),
		texts,
		waits: waitsOf(await rulesOn(tx, drive.placeProvince, drive.startsOn))
	};
}

/** What everybody may know of a drive. */
export async function publicFacts(tx: Tx, drive: Drive, { code }: Pick<SignUps, 'code'>, locale: Locale) {
	const { title, venueName, address, status, cancelReason, provinceCode, areaCode } = drive;
	const area = (await areasOf(tx, [provinceCode])).find((one) => one.code === areaCode);
	return {
		title,
		when: heldWords(drive, locale),
		days: daysThatDiffer(await openDays(tx, drive)).map(({ heldOn: day, ...hours }) =>
			heldWords({ startsOn: day, endsOn: day, ...hours }, locale)
		),
		where: [venueName, address, area && areaLabel(area as Area, locale)].flatMap((part) => part || []),
		club: await holdingClub(tx),
		status,
		cancelReason,
		address: driveAddress(code)
	};
}
