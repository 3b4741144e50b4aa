import { z } from 'zod';
import { choice, form, optionalDay, requiredId, rowVersion, tick } from '../field';
import { LIFT_REASONS } from './deferral-class';

const which = { deferralId: requiredId(), version: rowVersion() };

/** Which wait is lifted, as it was seen, and why. */
export const liftForm = form({ ...which, liftedReason: choice(LIFT_REASONS).default('') }).superRefine(
	({ liftedReason }, context) => {
		if (liftedReason === '') context.addIssue({ code: 'custom', message: 'reason_missing', path: ['liftedReason'] });
	}
);

/** Until when a wait lasts from now on: its last day, or for good. */
export const waitForm = form({
	...which,
	untilOn: optionalDay().default(''),
	permanent: tick().default(false)
}).superRefine(({ untilOn, permanent }, context) => {
	const message = permanent ? 'until_or_permanent' : 'required';
	if (permanent === (untilOn !== '')) context.addIssue({ code: 'custom', message, path: ['untilOn'] });
});

/** A wait that is lifted, as it was typed. */
export type LiftInput = z.infer<typeof liftForm>;

/** A wait that is changed, as it was typed. */
export type WaitInput = z.infer<typeof waitForm>;
