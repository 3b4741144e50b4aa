import { m } from '../paraglide/messages';
import { formatNumber, type Locale } from '../time/format';

/** The button that sets targets: those that are new, with those that are ticked where some stand otherwise; `null` where there is nothing to set. */
export function targetsTakeText(fresh: number, someDiffer: boolean, locale: Locale): string | null {
	if (fresh === 0) return someDiffer ? m.target_import_add_ticked() : null;
	const count = formatNumber(fresh, locale);
	if (someDiffer) return fresh === 1 ? m.target_import_add_also_one() : m.target_import_add_also({ count });
	return fresh === 1 ? m.target_import_add_one() : m.target_import_add({ count });
}

/** That targets were set; `null` where none was. */
export function targetsDoneText(set: number, locale: Locale): string | null {
	if (set <= 1) return set === 1 ? m.target_import_done_one() : null;
	return m.target_import_done({ count: formatNumber(set, locale) });
}

/** The button that adds clubs. */
export const clubsTakeText = (fresh: number, locale: Locale) =>
	fresh === 1 ? m.club_import_add_one() : m.club_import_add({ count: formatNumber(fresh, locale) });

/** That clubs were added. */
export const clubsDoneText = (added: number, locale: Locale) =>
	added === 1 ? m.club_import_done_one() : m.club_import_done({ count: formatNumber(added, locale) });
