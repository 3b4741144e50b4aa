import type { Area } from '$lib/areas/area';
import { areaLabel } from '$lib/areas/area-words';
import { heldWords } from '$lib/sign-ups/when-words';
import type { Locale } from '$lib/time/format';
import { areasOf } from '../areas/queries';
import type { Drive } from '../drives/queries';
import { qrPicture } from '../qr';
import type { Tx } from '../scope';
import { driveAddress } from './addresses';
import { signUpsOf } from './queries';

/** What a poster of a drive shows: when, where, and the code that leads to signing up. */
export async function posterPage(tx: Tx, drive: Drive, locale: Locale) {
	const { code } = await signUpsOf(tx, drive.id);
	const address = driveAddress(code);
	const area = (await areasOf(tx, [drive.provinceCode])).find((one) => one.code === drive.areaCode);
	return {
		title: drive.title,
		when: heldWords(drive, locale),
		where: [drive.venueName, drive.address, area && areaLabel(area as Area, locale)].flatMap((part) => part || []),
		organiser: drive.organiser,
		shown: address.replace(/^https?:\/\//, ''),
		picture: qrPicture(address)
	};
}
