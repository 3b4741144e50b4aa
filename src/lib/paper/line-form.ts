import type { z } from 'zod';
import { BAG_VOLUMES_ML } from '../donations/component';
import { REACTION_KINDS, REACTIONS } from '../donations/reaction';
import { DEFERRAL_CLASSES } from '../donors/deferral-class';
import { consentField, donorFields } from '../donors/donor-form';
import { choice, form, line, newRowId, optionalDay, optionalTime, requiredId, tick } from '../field';
import { PAPER_OUTCOMES } from './outcome';

/** What a line says besides whose it is, in the order of its boxes on paper. Under its own key, so that it counts once however often it is sent. */
const lineFields = {
	operationId: newRowId().min(1, 'required'),
	outcome: choice(PAPER_OUTCOMES).refine((text) => text !== '', { error: 'required' }),
	deferralClass: choice(DEFERRAL_CLASSES).default(''),
	untilOn: optionalDay().default(''),
	permanent: tick().default(false),
	volumeMl: choice(BAG_VOLUMES_ML.map(String) as `${(typeof BAG_VOLUMES_ML)[number]}`[]).default(''),
	insufficient: tick().default(false),
	stopped: tick().default(false),
	bagNumber: line(40).default(''),
	reaction: choice(REACTIONS).default(''),
	reactionKind: choice(REACTION_KINDS).default(''),
	certificateNumber: line(40).default(''),
	gift: tick().default(false),
	heldOn: optionalDay().default(''),
	at: optionalTime().min(1, 'required')
};

/** What a line says became of somebody, as it was checked. */
export type LineSaid = z.infer<z.ZodObject<typeof lineFields>>;

function checkOutcome({ outcome, volumeMl, deferralClass, untilOn, permanent }: LineSaid, context: z.RefinementCtx) {
	const missing = (path: string) => context.addIssue({ code: 'custom', message: 'required', path: [path] });
	if (outcome === 'donated' && volumeMl === '') missing('volumeMl');
	if (outcome === 'deferred' && deferralClass === '') missing('deferralClass');
	if (outcome === 'deferred' && untilOn !== '' && permanent)
		context.addIssue({ code: 'custom', message: 'until_or_permanent', path: ['untilOn'] });
}

/**
 * One line of a paper list: who, what became of them and when, by the clock of the drive. What does not belong to the outcome is not looked at. An empty
 * day is the first one of the drive.
 */
export const lineForm = form({ registrationId: requiredId(), ...lineFields }).superRefine(checkOutcome);

const { fullName, birthDate, sex, weightClass, phone } = donorFields;

/**
 * A line of somebody who was not on the list, as the desk asks a walk-in, with a tick where they agreed on paper. `confirmNew` keeps the line although the list has
 * somebody like them: to be compared later.
 */
export const walkInForm = form({
	...{ fullName, birthDate, sex, weightClass, phone },
	consentRegistration: consentField,
	confirmNew: tick().default(false),
	...lineFields
}).superRefine(checkOutcome);

/** A line of somebody who walked in, as it was checked. */
export type WalkInInput = z.infer<typeof walkInForm>;

/** A line as it was checked. */
export type LineInput = z.infer<typeof lineForm>;

/** The last line is taken back by its key. */
export const undoLineForm = form({ operationId: newRowId().min(1, 'required') });

/** Why a line was not taken as it was typed. */
export type LineRefusal =
	| 'registration_not_found'
	| 'drive_not_running'
	| 'wrong_state'
	| 'already_registered'
	| 'person_not_matched'
	| 'bag_taken'
	| 'deferral_end_missing'
	| 'time_outside'
	| 'time_ahead'
	| 'nothing_to_undo'
	| 'operation_reused';
