import { LIST_CONSENTS } from '$lib/donor-import/batch-state';
import { listConsentWords } from '$lib/donor-import/import-words';
import { m } from '$lib/paraglide/messages';
import { formatNumber, type Locale } from '$lib/time/format';
import type { Tx } from '../scope';
import type { BatchRow } from './batch-rows';
import { countRows, fatesNow } from './queries';
import { countStating } from './stated-rows';

/** What taking a list in would do as it is decided about now, in words. How consent was given is asked where somebody is added. */
export async function decidingPage(tx: Tx, batch: BatchRow, locale: Locale) {
	const { add, change, unchanged, leave_out, undecided } = await fatesNow(tx, batch);
	const stating = await countStating(tx, batch);
	const number = (value: number) => formatNumber(value, locale);
	const { ofVerdict } = await countRows(tx, batch.id);
	// At a drive those get a place too of whom the register learns nothing new.
	const taken = add + change + (batch.driveId === null ? 0 : unchanged);
	return {
		summary: m.import_summary({
			added: number(add),
			updated: number(change),
			unchanged: number(unchanged),
			left: number(leave_out)
		}),
		stating: stating > 0 && taken > 0 ? statingText(stating, locale) : null,
		isIdle: taken + stating === 0,
		undecided: undecided > 0 ? undecidedText(undecided, locale) : null,
		differ: ofVerdict('update') + ofVerdict('likely_duplicate') > 0,
		take: takeText(taken, stating, locale),
		consents: add === 0 ? null : consents()
	};
}

const consents = () =>
	LIST_CONSENTS.map((value) => ({
		value,
		label: listConsentWords[value].label(),
		detail: listConsentWords[value].then()
	}));

const undecidedText = (rows: number, locale: Locale) =>
	rows === 1 ? m.import_undecided_one() : m.import_undecided({ count: formatNumber(rows, locale) });

const statingText = (rows: number, locale: Locale) =>
	rows === 1 ? m.import_stating_one() : m.import_stating({ count: formatNumber(rows, locale) });

/** The button: how many rows are taken in, or those of which what they state is noted where nothing else is done. */
function takeText(taken: number, stating: number, locale: Locale): string {
	if (taken > 0) return taken === 1 ? m.import_start_one() : m.import_start({ count: formatNumber(taken, locale) });
	if (stating === 0) return m.import_start_none();
	return stating === 1 ? m.import_start_stated_one() : m.import_start_stated({ count: formatNumber(stating, locale) });
}
