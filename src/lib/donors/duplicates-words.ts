import { m } from '../paraglide/messages';
import type { DuplicateReason, Strength } from './duplicates';

/** How sure it is that two entries are one person. */
export const strengthWords: Record<Strength, () => string> = {
	certain: () => m.duplicate_certain(),
	likely: () => m.duplicate_likely(),
	possible: () => m.duplicate_possible()
};

/** What two entries have in common. */
export const duplicateReasonWords: Record<DuplicateReason, () => string> = {
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
