import { BATCH_PROBLEMS, type BatchState } from '$lib/donor-import/batch-state';
import { batchProblemWords, batchStateWords } from '$lib/donor-import/import-words';
import { WITHOUT_PLACE, type Place } from '$lib/donor-import/place';
import { m } from '$lib/paraglide/messages';
import { fileRefusalWords } from '$lib/spreadsheets/refusal-words';
import { SPREADSHEET_REFUSALS } from '$lib/spreadsheets/sheet';
import { formatNumber, type Locale } from '$lib/time/format';
import { clubById } from '../clubs/queries';
import { findDrive } from '../drives/queries';
import type { Tx } from '../scope';
import type { BatchRow } from './batch-rows';
import { columnsPage } from './columns-page';
import { decidingPage } from './deciding-page';
import { layoutLines } from './layout-page';
import { countPlaces } from './queries';
import { rememberedColumns } from './remembered-columns';
import { listRows } from './rows-page';
import { countStatedIn } from './stated-rows';

/** A list at the step where it stands: what is common to all steps, and the columns, the rows or the progress of that step. */
export async function importPage(tx: Tx, batch: BatchRow, asked: URLSearchParams, locale: Locale, now: Date) {
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
		rows: isShown ? await listRows(tx, batch, asked, { locale, drive, now }) : null,
		deciding: state === 'deciding' ? await decidingPage(tx, batch, locale) : null,
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
