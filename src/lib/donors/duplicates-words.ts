import { areaLabel } from '../areas/area-words';
import { m } from '../paraglide/messages';
import { formatDate, type Locale } from '../time/format';
import { bloodGroupLabel } from './blood-group';
import { birthWords } from './donor-words';
import type { DuplicateReason, Likeness, Strength } from './duplicates';
import type { LikelyDuplicate } from './likely-duplicate';
import { formatPhone } from './phone';

const strengthWords: Record<Strength, () => string> = {
	certain: () => m.duplicate_certain(),
	likely: () => m.duplicate_likely(),
	possible: () => m.duplicate_possible()
};

const reasonWords: Record<DuplicateReason, () => string> = {
	same_id: () => m.duplicate_same_id(),
	same_name: () => m.duplicate_same_name(),
	name_alike: () => m.duplicate_name_alike(),
	same_given_name: () => m.duplicate_same_given_name(),
	same_birth_date: () => m.duplicate_same_birth_date(),
	same_birth_year: () => m.duplicate_same_birth_year(),
	birth_alike: () => m.duplicate_birth_alike(),
	same_phone: () => m.duplicate_same_phone(),
	phone_alike: () => m.duplicate_phone_alike()
};

/** How sure it is that two entries are one person, and why. */
export const whyAlike = ({ strength, reasons }: Pick<Likeness, 'strength' | 'reasons'>) =>
	`${strengthWords[strength]()}: ${reasons.map((reason) => reasonWords[reason]()).join(', ')}`;

/** A known donor who may be the one being typed in, in words: `facts` tell people apart. Without an id it is somebody whom one may not see. */
export type WordedDuplicate = { id: string | null; fullName: string; facts: string; last: string; why: string };

/** Somebody whom another club of the province possibly knows: that is all that is told. */
export const somebodyElsewhere = (): WordedDuplicate => ({
	id: null,
	fullName: m.duplicate_elsewhere(),
	facts: m.duplicate_elsewhere_text(),
	last: '',
	why: ''
});

/** Says of each what tells people apart, when they gave last, and why they may be the one: a browser need not know how. */
export function wordedDuplicates(duplicates: readonly LikelyDuplicate[], locale: Locale): WordedDuplicate[] {
	return duplicates.map((duplicate) => {
		const { id, fullName, birthDate, birthPrecision, phone, area, abo, rhd, lastDonationOn } = duplicate;
		const facts = [
			birthDate && birthWords(birthDate, birthPrecision, locale),
			phone && formatPhone(phone),
			area && areaLabel(area, locale),
			bloodGroupLabel({ abo, rhd })
		];
		const last = lastDonationOn
			? m.duplicate_last_donation({ date: formatDate(lastDonationOn, locale) })
			: m.duplicate_never_donated();
		return { id, fullName, facts: facts.filter(Boolean).join(' · '), last, why: whyAlike(duplicate) };
	});
}
