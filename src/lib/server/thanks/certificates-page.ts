import { countryOf } from '$lib/areas/country';
import { ownerLabel } from '$lib/donors/owner-words';
import type { Certificate, CertificateLanguage } from '$lib/thanks/certificate';
import type { ThanksFilter } from '$lib/thanks/thanks-filter';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { UUID } from '$lib/uuid';
import type { Actor } from '../actor';
import { allProvinces } from '../areas/queries';
import { clubsWithDonors } from '../donors/owners';
import type { Tx } from '../scope';
import { reachedBy, reachedPage, type Reached } from './reached';

/** Certificates on one page: as many as are printed in one go. */
export const CERTIFICATES_PER_PAGE = 100;

type Asked = {
	filter: ThanksFilter;
	donor: string;
	of: string;
	language: CertificateLanguage | null;
	today: CalendarDate;
};

/**
 * The certificates of one donor's milestone, or of everybody on the list under its filter. Without a language it is that of the first
 * one's country. `null` when one donor is asked for and is not in scope or has not reached that milestone.
 */
export async function certificatesPage(tx: Tx, actor: Actor, asked: Asked) {
	const { filter, donor, of, today } = asked;
	const one = donor !== '' || of !== '';
	const { reached, count } = one
		? { reached: await reachedOne(tx, donor, of), count: { all: 1 } }
		: await reachedPage(tx, filter, CERTIFICATES_PER_PAGE);
	if (one && reached.length === 0) return null;
	const language = asked.language ?? (countryOf(reached[0]?.provinceCode ?? '') === 'LA' ? 'lo' : 'vi');
	const giver = await giversOf(tx, actor, filter.club, language);
	return {
		language,
		all: count.all,
		certificates: reached.map((row) => certificateOf(row, giver(row), today))
	};
}

async function reachedOne(tx: Tx, donor: string, of: string): Promise<Reached[]> {
	if (!UUID.test(donor)) return [];
	return (await reachedBy(tx, donor)).filter(({ milestoneId }) => milestoneId === of);
}

function certificateOf(row: Reached, giver: string, today: CalendarDate): Certificate {
	const { donorId, milestoneId, fullName, donations, honour, handedOn } = row;
	const day = (handedOn as CalendarDate | null) ?? today;
	return { key: `${milestoneId}-${donorId}`, name: fullName, donations, honour: honour ?? '', giver, day };
}

/** Who thanks: the club chosen in the filter, the one that first registered the donor, another of the actor's, or the office. */
async function giversOf(tx: Tx, actor: Actor, chosen: string, locale: Locale) {
	const clubs = new Map((await clubsWithDonors(tx, actor)).map(({ id, name }) => [id, name]));
	const provinces = await allProvinces(tx);
	const own = actor.memberships.find(({ role }) => role === 'club_admin')?.clubId ?? '';
	return ({ clubId, provinceCode }: Reached) => {
		const clubName = clubs.get(chosen) ?? clubs.get(clubId ?? '') ?? clubs.get(own);
		const province = provinces.find(({ code }) => code === provinceCode) ?? null;
		return clubName ?? ownerLabel({ clubName: null, province }, locale);
	};
}
