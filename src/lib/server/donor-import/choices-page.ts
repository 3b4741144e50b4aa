import type { Candidate } from '$lib/donor-import/compare-row';
import { mayDecide, nameOf } from '$lib/donor-import/decide-row';
import type { Change } from '$lib/donor-import/facts';
import type { DonorTexts } from '$lib/donor-import/read-row';
import { bloodGroupLabel } from '$lib/donors/blood-group';
import { donorFieldLabels, donorFieldText } from '$lib/donors/field-labels';
import { formatPhone } from '$lib/donors/phone';
import { m } from '$lib/paraglide/messages';
import { calendarDate } from '$lib/time/calendar-date';
import { formatDate } from '$lib/time/format';
import type { Choice } from '$lib/ui/choices';
import { typedFrom, type DonorRow } from '../donors/donor-row';
import type { ImportRow } from './batch-rows';
import { typedOf } from './content';

/** What can be said of a row, with the people who it may be; nothing where nobody is to decide. */
export function choicesFor(row: ImportRow, donors: ReadonlyMap<string, DonorRow>): Choice[] {
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
export function changesFor(
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
