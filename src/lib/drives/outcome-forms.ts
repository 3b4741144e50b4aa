import { z } from 'zod';
import { DEFERRAL_CLASSES } from '../donors/deferral-class';
import { choice, form, line, optionalDay, optionalId, requiredId, rowVersion, tick } from '../field';
import { OVERRIDE_REASONS } from '../registrations/override-reason';

/** What every act at the desk carries: the registration, the version that was seen, and the key of a repeatable sending. */
export const outcomeFields = {
	registrationId: requiredId(),
	version: rowVersion(),
	operationId: optionalId().default('')
};

/** What medical staff decided against the rules; empty where the rules agree. Who decided is written in letters. */
export const overrideFields = {
	overrideReason: choice(OVERRIDE_REASONS).default(''),
	overrideBy: line(60)
		.refine((text) => text === '' || /\p{L}/u.test(text), { error: 'name_without_letters' })
		.default('')
};

/** A decision against the rules as it was typed. */
export type OverrideInput = z.infer<z.ZodObject<typeof overrideFields>>;

/** Found fit to give. */
export const fitForm = form({ ...outcomeFields, ...overrideFields });

/** An act that says nothing but where somebody stands, or that takes the last one back. */
export const plainForm = form(outcomeFields);

/** What is said of a deferral: a class and the last day of the wait, or for good. An empty day is the usual end of the class. */
export const deferralFields = {
	deferralClass: z.enum(DEFERRAL_CLASSES, { error: 'not_a_choice' }),
	untilOn: optionalDay().default(''),
	permanent: tick().default(false)
};

/** Not today. */
export const deferForm = form({ ...outcomeFields, ...deferralFields }).superRefine(
	({ untilOn, permanent }, context) => {
		if (untilOn !== '' && permanent)
			context.addIssue({ code: 'custom', message: 'until_or_permanent', path: ['untilOn'] });
	}
);

/** A deferral as it was typed. */
export type DeferInput = z.infer<typeof deferForm>;
