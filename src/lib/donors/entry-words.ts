import { areaLabel, type NamedKind } from '../areas/area-words';
import { m } from '../paraglide/messages';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import type { Locale } from '../time/format';
import { bloodGroupLabel, type GroupSource } from './blood-group';
import { birthWords, groupSourceWords, sexWords, weightClassWords } from './donor-words';
import { donorFieldLabels } from './field-labels';
import type { Sex } from './donor-history';
import type { IdKind } from './identity';
import { idKindWords } from './identity-words';
import type { MergedEntry, MergeField } from './merge';
import { formatPhone } from './phone';
import type { WeightClass } from './weight-class';

/** What is shown of an entry beside another: its paper by kind and last characters, its area by name. */
export type ShownEntry = Omit<MergedEntry, 'paper' | 'areaCode'> & {
	paper: { kind: string; lastFour: string } | null;
	area: NamedKind | null;
};

/** What each field that two entries are compared in is called. */
export const entryFieldLabels: Record<MergeField, () => string> = {
	...donorFieldLabels,
	paper: () => m.donor_field_id_number(),
	group: () => m.donor_column_group()
};

/** The name of a field that an audit entry of a merge mentions. */
export const entryFieldLabel = (field: string) =>
	field in entryFieldLabels ? entryFieldLabels[field as MergeField]() : field;

/** What an entry says in a field, in words; empty where it says nothing. */
export const entryWords = {
	fullName: ({ fullName }: Pick<ShownEntry, 'fullName'>) => fullName,
	sex: ({ sex }: Pick<ShownEntry, 'sex'>) => (sex ? sexWords[sex as Sex]() : ''),
	birthDate: ({ birthDate, birthPrecision }: Pick<ShownEntry, 'birthDate' | 'birthPrecision'>, locale: Locale) =>
		birthDate ? birthWords(birthDate as CalendarDate, birthPrecision as DatePrecision, locale) : '',
	phone: ({ phone }: Pick<ShownEntry, 'phone'>) => (phone ? formatPhone(phone) : ''),
	email: ({ email }: Pick<ShownEntry, 'email'>) => email ?? '',
	paper: ({ paper }: Pick<ShownEntry, 'paper'>) =>
		paper ? `${idKindWords[paper.kind as IdKind]()} ••••${paper.lastFour}` : '',
	areaCode: ({ area }: Pick<ShownEntry, 'area'>, locale: Locale) => (area ? areaLabel(area, locale) : ''),
	address: ({ address }: Pick<ShownEntry, 'address'>) => address ?? '',
	group: ({ abo, rhd }: Pick<ShownEntry, 'abo' | 'rhd'>) => bloodGroupLabel({ abo, rhd }),
	weightClass: ({ weightClass }: Pick<ShownEntry, 'weightClass'>) =>
		weightClass ? weightClassWords[weightClass as WeightClass]() : '',
	reserve: ({ reserve }: Pick<ShownEntry, 'reserve'>) => (reserve ? m.donor_reserve_mark() : ''),
	note: ({ note }: Pick<ShownEntry, 'note'>) => note ?? ''
} satisfies Record<MergeField, (entry: ShownEntry, locale: Locale) => string>;

/** The group with who says so, where two entries differ in that. */
export function groupWithSource(entry: Pick<ShownEntry, 'abo' | 'rhd' | 'groupSource'>): string {
	const group = bloodGroupLabel(entry);
	return entry.groupSource ? `${group} (${groupSourceWords[entry.groupSource as GroupSource]()})` : group;
}
