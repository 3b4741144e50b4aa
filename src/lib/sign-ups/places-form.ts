import { z } from 'zod';
import { fieldMessage, form, optionalDay, optionalTime, requiredId, rowVersion, tick, whole } from '../field';

/** How people arrive: when they like, or each in a slot. */
export const ARRIVALS = ['open', 'slots'] as const;

const inSlots = (min: number, max: number) => whole(min, max).nullable().default(null);

/** How the places of a drive are given out ahead of the day. An empty moment is the usual one: as soon as the drive is open, until it begins. */
export const placesForm = form({
	inPublic: tick().default(false),
	arrival: z.enum(ARRIVALS, { error: 'not_a_choice' }).default('open'),
	slotMinutes: inSlots(5, 720),
	beds: inSlots(1, 500),
	bedMinutes: inSlots(5, 240),
	walkInPercent: whole(0, 90).default(0),
	opensOn: optionalDay().default(''),
	opensAt: optionalTime().default(''),
	closesOn: optionalDay().default(''),
	closesAt: optionalTime().default(''),
	waiting: tick().default(false),
	offerHours: whole(1, 168).default(12),
	version: rowVersion()
}).superRefine((input, context) => {
	const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', message, path: [path] });
	if (input.arrival === 'slots')
		for (const field of ['slotMinutes', 'beds', 'bedMinutes'] as const)
			if (input[field] === null) refuse(field, fieldMessage('required'));
	if (input.opensOn === '' && input.opensAt !== '') refuse('opensOn', 'required');
	if (input.closesOn === '' && input.closesAt !== '') refuse('closesOn', 'required');
	const [opens, closes] = [moment(input.opensOn, input.opensAt), moment(input.closesOn, input.closesAt)];
	if (opens !== '' && closes !== '' && closes <= opens) refuse('closesOn', 'end_before_start');
});

/** How places are given out, as it was typed. */
export type PlacesInput = z.infer<typeof placesForm>;

/** Whole numbers of that form, as people type them. */
export const PLACES_NUMBERS = ['slotMinutes', 'beds', 'bedMinutes', 'walkInPercent', 'offerHours'] as const;

const moment = (day: string, time: string) => (day === '' ? '' : `${day} ${time || '00:00'}`);

/** Everybody of one slot moves to another. */
export const slotMoveForm = form({ from: requiredId(), to: requiredId() });
