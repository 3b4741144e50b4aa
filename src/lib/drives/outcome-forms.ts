import { z } from 'zod';
import { DEFERRAL_CLASSES } from '../donors/deferral-class';
import { form, line, optionalDay, optionalId, requiredId, rowVersion, tick } from '../field';

/** What every act at the desk carries: the registration, the version that was seen, and the key of a repeatable sending. */
export const outcomeFields = {
	registrationId: requiredId(),
	version: rowVersion(),
	operationId: optionalId().default('')
};

export const confirmForm = form(outcomeFields);
export const arriveForm = form(outcomeFields);
export const fitForm = form(outcomeFields);
export const leaveForm = form(outcomeFields);
export const noShowForm = form(outcomeFields);
export const undoForm = form(outcomeFields);
export const cancelForm = form({ ...outcomeFields, reason: line(300).default('') });

/** Not today: a class and the last day of the wait, or for good. An empty day is the usual end of the class. */
export const deferForm = form({
	...outcomeFields,
	deferralClass: z.enum(DEFERRAL_CLASSES, { error: 'not_a_choice' }),
	untilOn: optionalDay().default(''),
	permanent: tick().default(false)
}).superRefine(({ untilOn, permanent }, context) => {
	if (untilOn !== '' && permanent)
		context.addIssue({ code: 'custom', message: 'until_or_permanent', path: ['untilOn'] });
});

export type DeferInput = z.infer<typeof deferForm>;
export type OutcomeInput = z.infer<typeof arriveForm>;
