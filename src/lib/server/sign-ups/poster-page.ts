import type { Area } from '$lib/areas/area';
import { areaLabel } from '$lib/areas/area-words';
import { mayHang } from '$lib/drives/status';
import { heldWords } from '$lib/sign-ups/when-words';
import type { Locale } from '$lib/time/format';
import { areasOf } from '../areas/queries';
import type { Drive } from '../drives/queries';
import { qrPicture } from '../qr';
import type { Tx } from '../scope';
import { driveAddress } from './addresses';
import { signUpsOf } from './queries';

/** What a poster of a drive shows: when, where, and the code that leads to signing up; without the poster while the public does not see the drive. */
export async function posterPage(tx: Tx, drive: Drive, locale: Locale) {
	if (!mayHang(drive.status)) return { title: drive.title, poster: null };
	const { code } = await signUpsOf(tx, drive.id);
	const address = driveAddress(code);
	const area = (await areasOf(tx, [drive.provinceCode])).find((one) => one.code === drive.areaCode);
	const poster = {
		when: heldWords(drive, locale),
		where: [drive.venueName, drive.address, area && areaLabel(area as Area, locale)].flatMap((part) => part || []),
		organiser: drive.organiser,
		shown: address.replace(/^https?:\/\//, ''),
		picture: qrPicture(address)
	};
	return { title: drive.title, poster };
}
