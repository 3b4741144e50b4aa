import { z } from 'zod';
import {
	form,
	line,
	newRowId,
	optionalId,
	optionalPhone,
	optionalTime,
	paragraph,
	requiredDay,
	requiredId,
	requiredLine,
	rowVersion,
	tick,
	whole
} from '../field';
import { ANSWERS, TEAM_ROLES } from './team';

const personFields = {
	fullName: requiredLine(120),
	phone: optionalPhone().default(''),
	note: paragraph(500).default('')
};

/** Somebody who helps: `owner` is a club's id or a province's code. */
export const newVolunteerForm = form({
	...personFields,
	id: newRowId().default(''),
	owner: line(40).default('')
});

/** Somebody who helps, corrected. */
export const volunteerForm = form({ ...personFields, version: rowVersion() });

/** That somebody left, came back, or is removed for good. */
export const volunteerActForm = form({ version: rowVersion() });

/** Places that a team wants: so many people on a day. Medical staff are one line, with their names where they are known. */
export const newShiftForm = form({
	id: newRowId().default(''),
	heldOn: requiredDay(),
	role: z.enum(TEAM_ROLES, { error: 'not_a_choice' }).default('reception'),
	startsAt: optionalTime().min(1, 'required'),
	endsAt: optionalTime().min(1, 'required'),
	people: whole(1, 50).default(1),
	names: line(300).default('')
}).superRefine(({ startsAt, endsAt }, context) => {
	if (startsAt !== '' && endsAt !== '' && endsAt <= startsAt)
		context.addIssue({ code: 'custom', message: 'closes_before_opens', path: ['endsAt'] });
});

/**
 * Who has a place: somebody known, or somebody new by name; neither leaves it open. `anyway` gives it to somebody who is elsewhere at that
 * time.
 */
export const assignForm = form({
	shiftId: requiredId(),
	version: rowVersion(),
	volunteerId: optionalId().default(''),
	newName: line(120).default(''),
	newPhone: optionalPhone().default(''),
	anyway: tick().default(false)
});

/** What somebody who has a place said. For medical staff it is what the centre said. */
export const answerForm = form({
	shiftId: requiredId(),
	version: rowVersion(),
	state: z.enum(ANSWERS, { error: 'not_a_choice' })
});

/** That a place is no longer wanted. */
export const removeShiftForm = form({ shiftId: requiredId() });

/** Somebody corrected as they were typed. */
export type VolunteerInput = z.infer<typeof volunteerForm>;
/** Wanted places as they were typed. */
export type NewShiftInput = z.infer<typeof newShiftForm>;
/** Who gets a place, as it was typed. */
export type AssignInput = z.infer<typeof assignForm>;
