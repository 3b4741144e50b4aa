import { withoutMarks } from './name';

/** What is chosen between two entries of one person; what belongs together is chosen together. */
export const MERGE_FIELDS = [
	'fullName',
	'sex',
	'birthDate',
	'phone',
	'email',
	'paper',
	'areaCode',
	'address',
	'group',
	'weightClass',
	'reserve',
	'note'
] as const;

export type MergeField = (typeof MERGE_FIELDS)[number];

/** Whose word counts: that of the entry that stays, or of the one that goes into it; notes can be put together. */
export type MergeSide = 'kept' | 'gone' | 'both';

/** An entry, as far as two are compared; `paper` tells papers apart without holding the number, empty without one. */
export type MergedEntry = {
	fullName: string;
	sex: string | null;
	birthDate: string | null;
	birthPrecision: string | null;
	phone: string | null;
	email: string | null;
	paper: string;
	areaCode: string | null;
	address: string | null;
	abo: string | null;
	rhd: string | null;
	groupSource: string | null;
	weightClass: string | null;
	reserve: boolean;
	note: string | null;
};

/** What an entry holds in every club, visible or not: how much a merge would move. */
export type Holdings = {
	registrations: number;
	donations: number;
	deferrals: number;
	consents: number;
	clubs: number;
	stated: number;
};

/** What stands in the way of one entry, or goes: the first two forbid it, of `two_places` the one where less happened is dropped. */
export type MergeClash = 'both_gave' | 'too_close' | 'two_places';

/** What an entry says in a field, to be compared; empty where it says nothing. */
export function stated(field: MergeField, entry: MergedEntry): string {
	if (field === 'birthDate') return entry.birthDate ? `${entry.birthDate} ${entry.birthPrecision}` : '';
	if (field === 'group') return entry.abo || entry.rhd ? `${entry.abo} ${entry.rhd} ${entry.groupSource}` : '';
	if (field === 'reserve') return entry.reserve ? 'yes' : '';
	return entry[field] ?? '';
}

/** The fields in which both entries say something, and not the same: there somebody has to choose. */
export function toChoose(kept: MergedEntry, gone: MergedEntry): MergeField[] {
	return MERGE_FIELDS.filter((field) => {
		const [mine, theirs] = [stated(field, kept), stated(field, gone)];
		return mine !== '' && theirs !== '' && mine !== theirs;
	});
}

/** What is proposed: what one alone knows; else the fuller word, and in doubt that of the entry that stays. Of notes nothing is lost. */
export function proposedSide(field: MergeField, kept: MergedEntry, gone: MergedEntry): MergeSide {
	if (stated(field, gone) === '') return 'kept';
	if (stated(field, kept) === '') return 'gone';
	if (field === 'note' && kept.note !== gone.note) return 'both';
	return fullness(field, gone) > fullness(field, kept) ? 'gone' : 'kept';
}

/** Whether an entry knows the day of a birth of which the other one knows the year alone: that is no difference. */
export function knowsTheDay(entry: Born, other: Born): boolean {
	const [day, year] = [entry.birthPrecision === 'day', other.birthPrecision === 'year'];
	return day && year && entry.birthDate?.slice(0, 4) === other.birthDate?.slice(0, 4);
}

type Born = Pick<MergedEntry, 'birthDate' | 'birthPrecision'>;

function fullness(field: MergeField, entry: MergedEntry): number {
	if (field === 'fullName') return marksIn(entry.fullName);
	if (field === 'birthDate') return Number(entry.birthPrecision === 'day');
	if (field === 'group') return Number(entry.groupSource === 'confirmed');
	return 0;
}

/** How many letters carry diacritics: a name without any was often typed in a hurry. */
function marksIn(name: string): number {
	const bare = withoutMarks(name);
	return [...name.normalize('NFC')].filter((letter, at) => letter !== [...bare][at]).length;
}

/** Whose word counts in each field: what was chosen where there was a choice, else what is proposed. */
export function sidesOf(
	kept: MergedEntry,
	gone: MergedEntry,
	chosen: Partial<Record<MergeField, MergeSide>>
): Record<MergeField, MergeSide> {
	const asked = new Set(toChoose(kept, gone));
	const side = (field: MergeField) => (asked.has(field) && chosen[field]) || proposedSide(field, kept, gone);
	return Object.fromEntries(MERGE_FIELDS.map((field) => [field, side(field)])) as Record<MergeField, MergeSide>;
}

/** Which of two entries stays: the one with more donations, then the older one (ids are made in order of time). */
export function staysFirst<T extends { id: string; donationCount: number }>(one: T, other: T): [T, T] {
	const keepsOther =
		other.donationCount > one.donationCount || (other.donationCount === one.donationCount && other.id < one.id);
	return keepsOther ? [other, one] : [one, other];
}
