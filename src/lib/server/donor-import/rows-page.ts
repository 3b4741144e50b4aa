import { OUTCOMES } from '$lib/donor-import/batch-state';
import { VERDICTS } from '$lib/donor-import/compare-row';
import { outcomeWords, verdictWords } from '$lib/donor-import/import-words';
import { WITHOUT_PLACE } from '$lib/donor-import/place';
import { pageNumber } from '$lib/list-address';
import { m } from '$lib/paraglide/messages';
import { formatNumber, type Locale } from '$lib/time/format';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import type { BatchRow } from './batch-rows';
import { previewRows } from './preview-page';
import { countPlaces, countRows, rowsPage, ROWS_PER_PAGE, type RowsShown } from './queries';

/** In the address: the rows of a list for a drive that got no place there. */
const WITHOUT = 'without_place';

/** What to show by the address: rows of one verdict while they are decided about, of one outcome afterwards. */
function shownBy(state: string, asked: URLSearchParams): RowsShown {
	const show = asked.get('show');
	if (state === 'deciding') return { verdict: VERDICTS.find((one) => one === show) };
	return { outcome: OUTCOMES.find((one) => one === show), withoutPlace: show === WITHOUT };
}

type RowsAsked = { locale: Locale; drive: Drive | null; now: Date };

/** A page of the rows of a list by the address, with the ways to the pages beside it and to the rows of one kind. */
export async function listRows(tx: Tx, batch: BatchRow, asked: URLSearchParams, { locale, drive, now }: RowsAsked) {
	const shown = shownBy(batch.state, asked);
	const page = pageNumber(asked.get('page'));
	const rows = await rowsPage(tx, batch.id, shown, page);
	const show = shown.withoutPlace ? WITHOUT : (shown.verdict ?? shown.outcome);
	const href = (to: number) => `?${new URLSearchParams({ ...(show && { show }), page: String(to) })}`;
	return {
		rows: await previewRows(tx, rows.slice(0, ROWS_PER_PAGE), { isOpen: batch.state === 'deciding', drive, now }),
		newer: page > 1 ? href(page - 1) : null,
		older: rows.length > ROWS_PER_PAGE ? href(page + 1) : null,
		tabs: await tabsOf(tx, batch, show, locale),
		leftOut: (await countRows(tx, batch.id)).ofOutcome('left_out')
	};
}

async function tabsOf(tx: Tx, { id, state, total }: BatchRow, show: string | undefined, locale: Locale) {
	const { ofVerdict, ofOutcome } = await countRows(tx, id);
	const tab = (value: string | undefined, label: string, count: number) => ({
		href: value ? `?show=${value}` : '?',
		label,
		count: formatNumber(count, locale),
		current: show === value
	});
	const counted =
		state === 'deciding'
			? VERDICTS.map((one) => ({ one, label: verdictWords[one](), count: ofVerdict(one) }))
			: OUTCOMES.map((one) => ({ one, label: outcomeWords[one](), count: ofOutcome(one) }));
	return [
		tab(undefined, m.import_verdict_all(), total),
		...counted
			.filter(({ one, count }) => count > 0 || one === show)
			.map(({ one, label, count }) => tab(one, label, count)),
		...(await withoutPlaceTab(tx, id, show, tab))
	];
}

async function withoutPlaceTab<Tab>(
	tx: Tx,
	id: string,
	show: string | undefined,
	tab: (value: string, label: string, count: number) => Tab
): Promise<Tab[]> {
	const of = await countPlaces(tx, id);
	const count = WITHOUT_PLACE.reduce((all, place) => all + of(place), 0);
	return count > 0 || show === WITHOUT ? [tab(WITHOUT, m.import_places_without(), count)] : [];
}
