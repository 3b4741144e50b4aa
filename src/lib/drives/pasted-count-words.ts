import { m } from '../paraglide/messages';
import { formatNumber, type Locale } from '../time/format';

/** The button that saves reported results: those that are new, with those that are ticked where some differ; `null` where there is nothing to save. */
export function resultsTakeText(fresh: number, someDiffer: boolean, locale: Locale): string | null {
	if (fresh === 0) return someDiffer ? m.drive_import_results_take_ticked() : null;
	const count = formatNumber(fresh, locale);
	if (someDiffer)
		return fresh === 1 ? m.drive_import_results_take_also_one() : m.drive_import_results_take_also({ count });
	return fresh === 1 ? m.drive_import_results_take_one() : m.drive_import_results_take({ count });
}

/** That results were saved; `null` where none was. */
export function resultsDoneText(saved: number, locale: Locale): string | null {
	if (saved <= 1) return saved === 1 ? m.drive_import_results_done_one() : null;
	return m.drive_import_results_done({ count: formatNumber(saved, locale) });
}

/** The button that adds drafts of planned drives; `null` where there is nothing to add. */
export function planTakeText(fresh: number, locale: Locale): string | null {
	if (fresh <= 1) return fresh === 1 ? m.drive_import_plan_add_one() : null;
	return m.drive_import_plan_add({ count: formatNumber(fresh, locale) });
}

/** That drafts were added; `null` where none was. */
export function planDoneText(added: number, locale: Locale): string | null {
	if (added <= 1) return added === 1 ? m.drive_import_plan_done_one() : null;
	return m.drive_import_plan_done({ count: formatNumber(added, locale) });
}
