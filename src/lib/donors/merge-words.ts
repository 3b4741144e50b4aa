import { m } from '../paraglide/messages';
import { formatNumber, type Locale } from '../time/format';
import { entryFieldLabels, entryWords, groupWithSource, type ShownEntry } from './entry-words';
import { knowsTheDay, MERGE_FIELDS, proposedSide, toChoose } from './merge';
import type { Holdings, MergeClash, MergedEntry, MergeField, MergeSide } from './merge';

/** A field of two entries in words: where they differ one of the options is chosen, else `text` is what both make. */
export type MergeLine = {
	field: MergeField;
	label: string;
	options: { value: MergeSide; label: string; detail: string }[];
	proposed: MergeSide;
	text: string;
};

type Side = { compared: MergedEntry; shown: ShownEntry };

/** Every field in which at least one of two entries says something. */
export function mergeLines(kept: Side, gone: Side, locale: Locale): MergeLine[] {
	const asked = new Set(toChoose(kept.compared, gone.compared));
	const words = (field: MergeField, { shown }: Side) =>
		field === 'group' && asked.has(field) ? groupWithSource(shown) : entryWords[field](shown, locale);
	return MERGE_FIELDS.map((field) => {
		const proposed = proposedSide(field, kept.compared, gone.compared);
		const detail = (is: string, side: Side, other: Side) =>
			field === 'birthDate' && knowsTheDay(side.compared, other.compared) ? `${is} · ${m.pair_more_exact()}` : is;
		const options = [
			{ value: 'kept' as const, label: words(field, kept), detail: detail(m.merge_stays(), kept, gone) },
			{ value: 'gone' as const, label: words(field, gone), detail: detail(m.merge_goes(), gone, kept) }
		];
		const both = { value: 'both' as const, label: m.merge_both_notes(), detail: '' };
		return {
			field,
			label: entryFieldLabels[field](),
			options: asked.has(field) ? [...options, ...(field === 'note' ? [both] : [])] : [],
			proposed,
			text: words(field, proposed === 'gone' ? gone : kept)
		};
	}).filter(({ options, text }) => options.length > 0 || text !== '');
}

/** What would move, line by line; nothing where the entry holds nothing. */
export function moveLines(moves: Holdings | null, locale: Locale): string[] {
	if (!moves) return [];
	const words = [
		[moves.registrations, m.merge_moves_registrations],
		[moves.donations, m.merge_moves_donations],
		[moves.stated, m.merge_moves_stated],
		[moves.deferrals, m.merge_moves_deferrals],
		[moves.consents, m.merge_moves_consents],
		[moves.clubs, m.merge_moves_clubs]
	] as const;
	return words.filter(([count]) => count > 0).map(([count, say]) => say({ count: formatNumber(count, locale) }));
}

/** What stands in the way, or goes, in words; `drive` is null for a drive of another club. */
export const clashWords: Record<MergeClash, (drive: string | null) => string> = {
	both_gave: (drive) => m.merge_both_gave({ drive: drive ?? m.merge_other_drive() }),
	too_close: (drive) => m.merge_too_close({ drive: drive ?? m.merge_other_drive() }),
	two_places: (drive) => m.merge_two_places({ drive: drive ?? m.merge_other_drive() })
};
