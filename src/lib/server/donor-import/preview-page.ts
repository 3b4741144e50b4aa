import type { Candidate } from '$lib/donor-import/compare-row';
import { mayDecide, nameOf } from '$lib/donor-import/decide-row';
import type { Change } from '$lib/donor-import/facts';
import { errorText, noteText } from '$lib/donor-import/finding-words';
import { decisionWords, keptReasonWords, outcomeWords, verdictWords } from '$lib/donor-import/import-words';
import type { KeptReason, Outcome } from '$lib/donor-import/batch-state';
import type { DonorTexts } from '$lib/donor-import/read-row';
import { statedGiving, type StatedGiving } from '$lib/donor-import/stated-giving';
import { statedText } from '$lib/donor-import/stated-words';
import { bloodGroupLabel } from '$lib/donors/blood-group';
import { whyAlike } from '$lib/donors/duplicates-words';
import { donorFieldLabels, donorFieldText } from '$lib/donors/field-labels';
import { formatPhone } from '$lib/donors/phone';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { calendarDate } from '$lib/time/calendar-date';
import { formatDate } from '$lib/time/format';
import type { Choice } from '$lib/ui/choices';
import type { Tone } from '$lib/ui/tones';
import { typedFrom, type DonorRow } from '../donors/donor-row';
import { donorsByIds } from '../donors/queries';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import type { ImportRow } from './batch-rows';
import { typedOf, unsealContent, type RowContent } from './content';
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

function choicesFor(row: ImportRow, donors: ReadonlyMap<string, DonorRow>): Choice[] {
	if (row.verdict === null || !mayDecide(row.verdict, 'leave_out')) return [];
	const isAsked = row.verdict === 'likely_duplicate';
	const seen = row.candidates.filter(({ donor }) => donor === undefined || donors.has(donor));
	const people = (isAsked ? seen : []).map((candidate): Choice => {
		const value = `same:${nameOf(candidate)}`;
		const donor = donors.get(candidate.donor ?? '');
		if (!donor) return { value, label: m.import_decide_same_row({ row: String(candidate.row ?? '') }) };
		const known = typedFrom(donor);
		const detail = [known.birthDate, known.phone, bloodGroupLabel(known)].filter(Boolean).join(' · ');
		return { value, label: m.import_decide_same({ name: donor.fullName }), detail };
	});
	return [
		{ value: '', label: isAsked ? m.import_decide_later() : m.import_decide_as_is() },
		...people,
		...(mayDecide(row.verdict, 'other') ? [{ value: 'other', label: m.import_decide_other() }] : []),
		{ value: 'leave_out', label: m.import_decide_leave_out() }
	];
}

/** What the list says differently of the person: the old text and the new one. */
function changesFor(
	row: ImportRow,
	{ donor, changes }: Candidate,
	texts: DonorTexts,
	donors: ReadonlyMap<string, DonorRow>
) {
	const known = donors.get(donor ?? '');
	if (!known || (row.verdict !== 'update' && row.verdict !== 'likely_duplicate')) return [];
	const birth = calendarDate(texts.birthDate);
	const phone = texts.phone && formatPhone(texts.phone);
	const said = { ...typedOf(texts), phone, birthDate: birth ? formatDate(birth, 'vi') : texts.birthDate };
	const old = typedFrom(known);
	const text = (change: Change, from: typeof old) => donorFieldText(change.field, from) || m.import_change_nothing();
	return changes.map((change) => ({
		value: change.field,
		label: `${donorFieldLabels[change.field]()}: ${text(change, old)} → ${text(change, said)}`,
		chosen: row.fields ? row.fields.includes(change.field) : change.fills
	}));
}
