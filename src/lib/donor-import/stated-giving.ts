import { vagueDay, type VagueDay } from '../donors/stated';
import type { BesideTexts } from './read-row';

/** What a row states of donations before: one with its day and volume, and how many there were in all. Empty where it says nothing. */
export type StatedTexts = Pick<BesideTexts, 'lastDonation' | 'volume' | 'donations'>;

/** The same as it is kept: a volume without a day is none, and no donations are nothing to state. `null` where nothing is left. */
export type StatedGiving = { day: VagueDay | null; volumeMl: number | null; donations: number | null };

/** What of a row is kept. */
export function statedGiving({ lastDonation, volume, donations }: StatedTexts): StatedGiving | null {
	const day = vagueDay(lastDonation);
	const number = Number(donations);
	if (day === null && number === 0) return null;
	return { day, volumeMl: day && volume !== '' ? Number(volume) : null, donations: number > 0 ? number : null };
}
