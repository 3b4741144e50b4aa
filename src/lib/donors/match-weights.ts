import type { BirthLikeness, PhoneLikeness } from './duplicates';
import type { NameLikeness } from './name-likeness';

/**
 * How much each comparison speaks for one person, or against: about the binary logarithm of how much more often it is met with two entries
 * of one person than with those of two. Tuned on one half of the labelled pairs; what the other half says stands in `docs/matching.md`.
 */
export const NAME_WEIGHTS: Record<NameLikeness, number> = {
	same: 9,
	alike: 8,
	shortened: 7,
	near: 2,
	given: 1,
	different: -8,
	unknown: 0
};

export const BIRTH_WEIGHTS: Record<BirthLikeness, number> = {
	same_date: 10,
	same_year: 4,
	near: 3,
	different: -7,
	unknown: 0
};

/** A family may share a phone, and people change theirs. */
export const PHONE_WEIGHTS: Record<PhoneLikeness, number> = { same: 8, near: 4, different: -1, unknown: 0 };

/** Another number of the same kind of paper is another person, unless it was written wrongly. */
export const OTHER_ID = -8;

export const SEX_WEIGHTS = { same: 1, different: -8, unknown: 0 } as const;

/** From which sum on two entries are called one person, surest first. */
export const FROM = { certain: 27, likely: 12, possible: 5 } as const;

/**
 * From which sum on two entries of a whole registry are suspected: among 200,000 people thousands share a name and the year of birth by
 * chance. A birth date or a phone must be shared beside the name.
 */
export const SUSPECTED_FROM = 17;
