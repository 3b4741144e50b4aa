import { bloodGroupLabel } from '$lib/donors/blood-group';
import { formatCardCode, scannedCard } from '$lib/donors/card-code';
import { ownerLabel } from '$lib/donors/owner-words';
import type { Locale } from '$lib/time/format';
import { provinceByCode } from '../areas/queries';
import { qrPicture } from '../qr';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';
import { clubsOf } from './queries';

/**
 * A donor's card, and the version of the donor with which a new one is asked for. Neither identity number nor phone nor birth date is on it;
 * its picture holds the code alone.
 */
export async function cardPage(tx: Tx, donor: DonorRow, locale: Locale) {
	const { id, version, fullName, cardCode } = donor;
	return {
		donorId: id,
		version,
		card: {
			name: fullName,
			group: confirmedGroup(donor),
			code: formatCardCode(cardCode),
			picture: qrPicture(scannedCard(cardCode)),
			owner: await ownerOf(tx, donor, locale)
		}
	};
}

/** Who reads a card may rely on it: what the donor states of their group is not on it. */
function confirmedGroup({ abo, rhd, groupSource }: DonorRow): string {
	return groupSource === 'confirmed' ? bloodGroupLabel({ abo, rhd }) : '';
}

/** The club that first registered the donor, or another that the actor sees; without any the office of the province. */
async function ownerOf(tx: Tx, { id, clubId, provinceCode }: DonorRow, locale: Locale): Promise<string> {
	const clubs = await clubsOf(tx, id);
	const club = clubs.find((one) => one.id === clubId) ?? clubs[0];
	if (club) return club.name;
	const province = (await provinceByCode(tx, provinceCode)) ?? null;
	return ownerLabel({ clubName: null, province }, locale);
}
