import { BATCH_PROBLEMS, LIST_CONSENTS, OUTCOMES, type BatchState } from '$lib/donor-import/batch-state';
import { VERDICTS } from '$lib/donor-import/compare-row';
import {
	batchProblemWords,
	batchStateWords,
	listConsentWords,
	outcomeWords,
	verdictWords
} from '$lib/donor-import/import-words';
import { WITHOUT_PLACE, type Place } from '$lib/donor-import/place';
import { pageNumber } from '$lib/list-address';
import { m } from '$lib/paraglide/messages';
import { fileRefusalWords } from '$lib/spreadsheets/refusal-words';
import { SPREADSHEET_REFUSALS } from '$lib/spreadsheets/sheet';
import { formatNumber, type Locale } from '$lib/time/format';
import { clubById } from '../clubs/queries';
import { findDrive, type Drive } from '../drives/queries';
import type { Tx } from '../scope';
import type { BatchRow } from './batch-rows';
import { columnsPage } from './columns-page';
import { layoutLines } from './layout-page';
import { previewRows } from './preview-page';
import { countPlaces, countRows, fatesNow, rowsPage, ROWS_PER_PAGE, type RowsShown } from './queries';
import { rememberedColumns } from './remembered-columns';
import { countStatedIn } from './stated-rows';

type Asked = URLSearchParams;

/** In the address: the rows of a list for a drive that got no place there. */
const WITHOUT = 'without_place';

/** A list at the step where it stands: what is common to all steps, and the columns, the rows or the progress of that step. */
export async function importPage(tx: Tx, batch: BatchRow, asked: Asked, locale: Locale, now: Date) {
	const state = batch.state as BatchState;
	const club = await clubById(tx, batch.clubId);
	const drive = batch.driveId === null ? null : await findDrive(tx, batch.driveId);
	const { id, fileName, version, done, total } = batch;
	const common = {
		list: { id, fileName, version, state, stateText: batchStateWords[state](), done, total, club: club?.name ?? '' },
		drive: drive && { id: drive.id, title: drive.title },
		problem: problemText(batch, locale)
	};
	const isShown = state === 'deciding' || state === 'done' || state === 'undone';
	return {
		...common,
		columns:
			state === 'choosing'
				? columnsPage(batch, await rememberedColumns(tx, batch.clubId), asked.get('table'), locale)
				: null,
		rows: isShown ? await rowsOf(tx, batch, asked, { locale, drive, now }) : null,
		deciding: state === 'deciding' ? await decidingOf(tx, batch, locale) : null,
		stated: state === 'done' ? await statedText(tx, batch, locale) : null,
		places: drive && isShown && state !== 'deciding' ? await placesText(tx, batch, locale) : null,
		left: layoutLines(batch, locale)
	};
}

async function placesText(tx: Tx, { id }: BatchRow, locale: Locale): Promise<string> {
	const of = await countPlaces(tx, id);
	const number = (...places: Place[]) =>
		formatNumber(
			places.map(of).reduce((all, n) => all + n, 0),
			locale
		);
	return m.import_places_done({
		registered: number('registered', 'taken_up'),
		had: number('had'),
		without: number(...WITHOUT_PLACE),
		back: number('given_back')
	});
}

async function statedText(tx: Tx, { id }: BatchRow, locale: Locale): Promise<string | null> {
	const count = await countStatedIn(tx, id);
	return count > 0 ? m.import_stated_done({ count: formatNumber(count, locale) }) : null;
}

function problemText({ problem }: BatchRow, locale: Locale): string | null {
	const known = BATCH_PROBLEMS.find((one) => one === problem);
	if (known) return batchProblemWords[known]();
	const unread = SPREADSHEET_REFUSALS.find((one) => one === problem);
	return unread ? fileRefusalWords[unread]({ limit: '', row: formatNumber(0, locale) }) : null;
}

/** What to show by the address: rows of one verdict while they are decided about, of one outcome afterwards. */
function shownBy(state: string, asked: Asked): RowsShown {
	const show = asked.get('show');
	if (state === 'deciding') return { verdict: VERDICTS.find((one) => one === show) };
	return { outcome: OUTCOMES.find((one) => one === show), withoutPlace: show === WITHOUT };
}

type RowsAsked = { locale: Locale; drive: Drive | null; now: Date };

async function rowsOf(tx: Tx, batch: BatchRow, asked: Asked, { locale, drive, now }: RowsAsked) {
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

async function decidingOf(tx: Tx, batch: BatchRow, locale: Locale) {
	const { add, change, unchanged, leave_out, undecided } = await fatesNow(tx, batch);
	const number = (value: number) => formatNumber(value, locale);
	const { ofVerdict } = await countRows(tx, batch.id);
	return {
		summary: m.import_summary({
			added: number(add),
			updated: number(change),
			unchanged: number(unchanged),
			left: number(leave_out)
		}),
		undecided: undecided > 0 ? m.import_undecided({ count: number(undecided) }) : null,
		differ: ofVerdict('update') + ofVerdict('likely_duplicate') > 0,
		// At a drive those get a place too of whom the register learns nothing new.
		taken: number(add + change + (batch.driveId === null ? 0 : unchanged)),
		consents: LIST_CONSENTS.map((value) => ({
			value,
			label: listConsentWords[value].label(),
			detail: listConsentWords[value].then()
		}))
	};
}
