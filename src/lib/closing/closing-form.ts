import { z } from 'zod';
import { choice, fieldMessage, form, line, requiredId, rowVersion } from '../field';

/** Why our own count and the blood centre's differ. */
export const DIFFERENCE_REASONS = [
	'not_full',
	'not_recorded',
	'recorded_twice',
	'spoilt',
	'other_drive',
	'centre_counted',
	'not_known'
] as const;

export type DifferenceReason = (typeof DIFFERENCE_REASONS)[number];

const MOST_BAGS = 100_000;

const comparisonFields = {
	centreBags: z
		.int({ error: 'not_a_number' })
		.min(0, fieldMessage('too_small', 0))
		.max(MOST_BAGS, fieldMessage('too_large', MOST_BAGS))
		.nullable()
		.default(null),
	differenceReason: choice(DIFFERENCE_REASONS).default(''),
	differenceNote: line(200).default('')
};

/** Closing a drive; the number of the blood centre may come later. `version` is the drive's. */
export const closeForm = form({ ...comparisonFields, version: rowVersion() });

/** The number of the blood centre for a drive that is closed. */
export const compareForm = form({
	...comparisonFields,
	centreBags: comparisonFields.centreBags.refine((bags) => bags !== null, { error: 'required' })
});

/** What was typed of the count of the blood centre. */
export type ComparisonInput = z.infer<z.ZodObject<typeof comparisonFields>>;

/** The number of a bag, put right. `version` is the donation's, so that nobody writes over what another saw. */
export const bagNumberForm = form({
	registrationId: requiredId(),
	bagNumber: line(40).min(1, 'required'),
	version: rowVersion()
});

export type BagNumberInput = z.infer<typeof bagNumberForm>;

/** Why the count of the blood centre was not taken. */
export type ComparisonRefusal = 'difference_unexplained' | 'not_closed';

/** Why a bag keeps its number. */
export type BagRefusal = 'donation_not_found' | 'stale_version' | 'bag_taken' | 'drive_not_running';
