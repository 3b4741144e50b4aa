import type { Candidate } from '$lib/donor-import/compare-row';
import { nameOf } from '$lib/donor-import/decide-row';
import { errorText, noteText } from '$lib/donor-import/finding-words';
import { decisionWords, keptReasonWords, outcomeWords, verdictWords } from '$lib/donor-import/import-words';
import type { KeptReason, Outcome } from '$lib/donor-import/batch-state';
import type { DonorTexts } from '$lib/donor-import/read-row';
import { statedGiving, type StatedGiving } from '$lib/donor-import/stated-giving';
import { statedText } from '$lib/donor-import/stated-words';
import { bloodGroupLabel } from '$lib/donors/blood-group';
import { whyAlike } from '$lib/donors/duplicates-words';
import { formatPhone } from '$lib/donors/phone';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { calendarDate } from '$lib/time/calendar-date';
import { formatDate } from '$lib/time/format';
import type { Choice } from '$lib/ui/choices';
import type { Tone } from '$lib/ui/tones';
import type { DonorRow } from '../donors/donor-row';
import { donorsByIds } from '../donors/queries';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import type { ImportRow } from './batch-rows';
import { unsealContent, type RowContent } from './content';
import { changesFor, choicesFor } from './choices-page';
import { placeLines } from './places-page';
import { statedByRows } from './stated-rows';

/** A row as somebody reads it and decides about it. */
export type PreviewRow = {
	id: string;
	number: number;
	donorId: string | null;
	name: string;
	facts: string;
	stated: string | null;
	place: string | null;
	state: string;
	tone: Tone;
	decided: string | null;
	why: string[];
	choices: Choice[];
	choice: string;
	changes: { value: string; label: string; chosen: boolean }[];
};

/** Rows with all that is said of them. Donors are named as far as the actor sees them. */
export async function previewRows(
	tx: Tx,
	rows: readonly ImportRow[],
	{ isOpen, drive, now }: { isOpen: boolean; drive: Drive | null; now: Date }
): Promise<PreviewRow[]> {
	const ids = rows.flatMap(({ candidates, donorId }) =>
		[donorId ?? [], candidates.flatMap(({ donor }) => donor ?? [])].flat()
	);
	const donors = new Map((await donorsByIds(tx, [...new Set(ids)])).map((donor) => [donor.id, donor]));
	const taken = await statedByRows(
		tx,
		rows.map(({ id }) => id)
	);
	const opened = rows.map((row) => ({
		row,
		content: unsealContent<RowContent>(row.contentSealed, row.id),
		donor: donors.get(whoIs(row) ?? '')
	}));
	const places = drive ? await placeLines(tx, drive, opened, { isOpen, now }) : null;
	return opened.map(({ row, content }) =>
		previewRow(row, content, donors, { isOpen, taken: taken.get(row.id), place: places?.get(row.id) ?? null })
	);
}

/** The donor whom a row is as it stands: decided, certain, or settled. */
function whoIs(row: ImportRow): string | null {
	if (row.decision === 'same') return row.decidedFor;
	return row.decision === 'other' ? null : row.donorId;
}

type Shown = { isOpen: boolean; taken: StatedGiving | undefined; place: string | null };

function previewRow(
	row: ImportRow,
	content: RowContent | null,
	donors: ReadonlyMap<string, DonorRow>,
	{ isOpen, taken, place }: Shown
): PreviewRow {
	const donor = donors.get(row.donorId ?? '');
	const person = row.candidates.find((one) => nameOf(one) === row.decidedFor) ?? row.candidates[0];
	return {
		id: row.id,
		number: row.number,
		donorId: donor?.id ?? null,
		name: content?.donor.fullName || (donor?.fullName ?? ''),
		facts: content ? factsLine(content.donor) : '',
		stated: statedLine(content, taken),
		place,
		state: row.outcome ? outcomeWords[row.outcome as Outcome]() : row.verdict ? verdictWords[row.verdict]() : '',
		tone: toneOf(row),
		decided: decidedText(row),
		why: whyLines(row, content, donors),
		choices: isOpen && content ? choicesFor(row, donors) : [],
		choice: row.decision === 'same' ? `same:${row.decidedFor}` : (row.decision ?? ''),
		changes: isOpen && content && person ? changesFor(row, person, content.donor, donors) : []
	};
}

function toneOf({ verdict, outcome, decision }: ImportRow): Tone {
	if (outcome)
		return outcome === 'added' || outcome === 'updated' ? 'good' : outcome === 'left_out' ? 'caution' : 'neutral';
	if (verdict === 'error') return 'refused';
	if (verdict === 'likely_duplicate') return decision === null ? 'caution' : 'neutral';
	return verdict === 'same' ? 'neutral' : verdict === 'update' ? 'teal' : 'good';
}

function decidedText({ verdict, decision, outcome }: ImportRow): string | null {
	if (outcome) return null;
	if (decision !== null) return decisionWords[decision]();
	return verdict === 'likely_duplicate' ? m.import_decided_none() : null;
}

function factsLine({ birthDate, phone, abo, rhd, address }: DonorTexts): string {
	const birth = calendarDate(birthDate);
	return [
		birth ? formatDate(birth, getLocale()) : birthDate,
		phone && formatPhone(phone),
		bloodGroupLabel({ abo, rhd }),
		address
	]
		.filter(Boolean)
		.join(' · ');
}

/** What a row states of donations before, or what of it was taken in. */
function statedLine(content: RowContent | null, taken: StatedGiving | undefined): string | null {
	if (taken) return m.import_stated_taken({ what: statedText(taken) });
	const said = content?.stated ? statedGiving(content.stated) : null;
	return said && statedText(said);
}

function whyLines(row: ImportRow, content: RowContent | null, donors: ReadonlyMap<string, DonorRow>): string[] {
	const kept = row.keptBecause ? [keptReasonWords[row.keptBecause as KeptReason]()] : [];
	if (!content) return kept.length > 0 || row.outcome ? kept : [m.import_row_empty()];
	const alike = row.candidates.map((one) => alikeText(one, donors));
	return [...kept, ...content.errors.map(errorText), ...alike, ...content.notes.map(noteText)];
}

function alikeText(candidate: Candidate, donors: ReadonlyMap<string, DonorRow>): string {
	const why = whyAlike(candidate);
	if (candidate.row !== undefined) return m.import_alike_row({ row: String(candidate.row), why });
	const name = donors.get(candidate.donor ?? '')?.fullName ?? m.import_row_empty();
	return `${name}: ${why}`;
}
