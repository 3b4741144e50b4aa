import { z } from 'zod';
import { outcomeFields, overrideFields } from '../drives/outcome-forms';
import { choice, form, line, tick, whole } from '../field';
import { COMPONENTS } from './component';
import { REACTION_KINDS, REACTIONS } from './reaction';

/** Volumes outside these limits, in millilitres, are slips of the keyboard. */
const VOLUME_LIMITS_ML = { least: 50, most: 500 } as const;

/** What is said of a bag. One of insufficient quantity counts no unit and still starts the interval. */
export const bagFields = {
	volumeMl: whole(VOLUME_LIMITS_ML.least, VOLUME_LIMITS_ML.most),
	bagNumber: line(40).default(''),
	quantitySufficient: tick().default(true),
	component: z.enum(COMPONENTS, { error: 'not_a_choice' }).default('whole_blood'),
	stopped: tick().default(false),
	reaction: choice(REACTIONS).default(''),
	reactionKind: choice(REACTION_KINDS).default('')
};

/** One donation of a registered person. */
export const donateForm = form({ ...outcomeFields, ...overrideFields, ...bagFields });

/** A donation as it was typed. */
export type DonateInput = z.infer<typeof donateForm>;
