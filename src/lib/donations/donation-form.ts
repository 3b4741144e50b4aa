import { z } from 'zod';
import { outcomeFields } from '../drives/outcome-forms';
import { form, line, requiredId, rowVersion, tick, whole } from '../field';
import { COMPONENTS } from './component';

/** Volumes outside these limits, in millilitres, are slips of the keyboard. */
export const VOLUME_LIMITS_ML = { least: 50, most: 500 } as const;

const donationFields = {
	volumeMl: whole(VOLUME_LIMITS_ML.least, VOLUME_LIMITS_ML.most),
	bagNumber: line(40).default(''),
	quantitySufficient: tick().default(true),
	component: z.enum(COMPONENTS, { error: 'not_a_choice' }).default('whole_blood')
};

/** One donation of a registered person. A bag of insufficient quantity counts no unit and still starts the interval. */
export const donateForm = form({ ...outcomeFields, ...donationFields });

/** The correction of a donation that was recorded wrongly. */
export const donationCorrectionForm = form({ ...donationFields, donationId: requiredId(), version: rowVersion() });

export type DonateInput = z.infer<typeof donateForm>;
export type DonationCorrection = z.infer<typeof donationCorrectionForm>;
