import type { NamedKind } from '$lib/areas/area-words';
import { staysFirst } from '$lib/donors/merge';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';
import { typedFrom } from './donor-row';
import { findDuplicates } from './find-duplicates';
import { knownPaper } from './known-paper';
import { mergedEntry } from './merged-entry';
import { mergePreview } from './merges';
import { homeOf } from './queries';
import { donorsMatching } from './search';

const MOST_FOUND = 20;

/** Both entries as they are compared and shown, the one that stays first, and what a merge would move. */
export async function comparison(tx: Tx, one: DonorRow, other: DonorRow) {
	const [kept, gone] = staysFirst(one, other);
	return { kept: await sideOf(tx, kept), gone: await sideOf(tx, gone), ...(await mergePreview(tx, kept.id, gone.id)) };
}

async function sideOf(tx: Tx, donor: DonorRow) {
	const { id, version, fullName, cardCode } = donor;
	const compared = mergedEntry(donor);
	return {
		...{ id, version, fullName, cardCode, compared },
		shown: { ...compared, paper: knownPaper(donor), area: (await homeOf(tx, donor)) as NamedKind | null }
	};
}

/** Who may be another entry of a donor: those whom a search finds, or without one those who are alike. */
export async function othersLike(tx: Tx, donor: DonorRow, typed: string) {
	const { provinceCode } = donor;
	if (typed === '') return findDuplicates(tx, { ...typedFrom(donor), provinceCode }, donor.id);
	const found = await donorsMatching(tx, { provinceCode, typed, limit: MOST_FOUND + 1 });
	return found.filter(({ id }) => id !== donor.id).slice(0, MOST_FOUND);
}
