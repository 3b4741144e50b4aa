import { z } from 'zod';
import { outcomeFields, overrideFields } from '../drives/outcome-forms';
import { form, line, tick, whole } from '../field';
import { COMPONENTS } from './component';

/** Volumes outside these limits, in millilitres, are slips of the keyboard. */
const VOLUME_LIMITS_ML = { least: 50, most: 500 } as const;

/** One donation of a registered person. A bag of insufficient quantity counts no unit and still starts the interval. */
export const donateForm = form({
	...outcomeFields,
	...overrideFields,
	volumeMl: whole(VOLUME_LIMITS_ML.least, VOLUME_LIMITS_ML.most),
	bagNumber: line(40).default(''),
	quantitySufficient: tick().default(true),
	component: z.enum(COMPONENTS, { error: 'not_a_choice' }).default('whole_blood')
});

/** A donation as it was typed. */
export type DonateInput = z.infer<typeof donateForm>;
