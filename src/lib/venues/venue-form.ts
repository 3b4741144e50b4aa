import type { z } from 'zod';
import {
	choice,
	form,
	line,
	newRowId,
	optionalCode,
	optionalDay,
	optionalId,
	optionalPhone,
	paragraph,
	requiredLine,
	rowVersion,
	tick,
	whole
} from '../field';
import { NETWORKS, POWERS, STEP_FREE, VENUE_KINDS } from './answers';
import { readPoint } from './point';

/** What is asked of a place. Everything but the name may be unknown. `point` is where it lies, as it was typed or pasted. */
const venueFields = {
	name: requiredLine(160),
	kind: choice(VENUE_KINDS).default(''),
	areaCode: optionalCode().default(''),
	address: line(200).default(''),
	point: line(500)
		.refine((text) => text === '' || readPoint(text), { error: 'not_a_point' })
		.default(''),
	rooms: whole(0, 1000).nullable().default(null),
	beds: whole(0, 1000).nullable().default(null),
	power: choice(POWERS).default(''),
	powerNote: line(200).default(''),
	water: line(200).default(''),
	parking: line(200).default(''),
	stepFree: choice(STEP_FREE).default(''),
	network: choice(NETWORKS).default(''),
	networkOperator: line(80).default(''),
	contactName: line(120).default(''),
	contactPhone: optionalPhone().default(''),
	note: paragraph(2000).default(''),
	checkedOn: optionalDay().default(''),
	checkedBy: line(120).default(''),
	checkBy: optionalDay().default('')
};

/** A place that is recorded: `owner` is a club's id or a province's code, `confirmNew` that those of the same name were looked at. */
export const newVenueForm = form({
	...venueFields,
	id: newRowId().default(''),
	owner: line(40).default(''),
	confirmNew: tick().default(false)
}).superRefine(checkDays);

/** A place that is corrected. */
export const venueForm = form({ ...venueFields, version: rowVersion() }).superRefine(checkDays);

/** That a place is set aside, or taken up again. */
export const venueActForm = form({ version: rowVersion() });

/** Which place a drive has: one that is recorded. Empty takes it off. */
export const driveVenueForm = form({ venueId: optionalId().default(''), version: rowVersion() });

/** That the place that a drive names is recorded. */
export const recordVenueForm = form({ version: rowVersion() });

/** A corrected place as it was typed, with the version that was seen. */
export type VenueInput = z.infer<typeof venueForm>;
/** A new place as it was typed. */
export type NewVenueInput = z.infer<typeof newVenueForm>;
/** What was typed of a place, whichever form it came from. */
export type TypedVenue = Omit<VenueInput, 'version'>;

function checkDays({ checkedOn, checkBy }: { checkedOn: string; checkBy: string }, context: z.RefinementCtx) {
	if (checkedOn === '' || checkBy === '' || checkedOn <= checkBy) return;
	context.addIssue({ code: 'custom', message: 'end_before_start', path: ['checkBy'] });
}
