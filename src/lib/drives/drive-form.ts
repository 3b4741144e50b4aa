import { z } from 'zod';
import {
	fieldMessage,
	form,
	line,
	newRowId,
	optionalCode,
	optionalDay,
	optionalId,
	optionalTime,
	paragraph,
	requiredDay,
	requiredLine,
	rowVersion,
	tick,
	whole
} from '../field';
import { calendarDate, daysBetween } from '../time/calendar-date';
import { DRIVE_STATUSES } from './status';

/** The longest drive, in days, first and last included. */
export const MAX_DRIVE_DAYS = 31;

/** What is asked of a drive. `endsOn` may stay empty for one day; an empty `clubId` is a drive of the province. */
export const driveFields = {
	title: requiredLine(160),
	clubId: optionalId().default(''),
	organiser: line(200).default(''),
	campaignId: optionalId().default(''),
	areaCode: optionalCode().min(1, 'required'),
	venue: line(160).default(''),
	address: line(200).default(''),
	startsOn: requiredDay(),
	endsOn: optionalDay().default(''),
	opensAt: optionalTime().default(''),
	closesAt: optionalTime().default(''),
	targetUnits: whole(0, 100_000).nullable().default(null),
	capacity: whole(1, 100_000).nullable().default(null),
	bloodCentreId: optionalId().default(''),
	notes: paragraph(2000).default('')
};

/** A drive that is planned. */
export const newDriveForm = form({ ...driveFields, id: newRowId().default('') })
	.superRefine(checkDays)
	.superRefine(checkHours);

/** A planned drive as it is typed, and whether it is over and done with: only then may its days be past. */
export const typedDriveForm = form({ ...driveFields, id: newRowId().default(''), alreadyHeld: tick().default(false) })
	.superRefine(checkDays)
	.superRefine(checkHours);

/**
 * A drive that is changed. An empty day keeps a vague date, an empty area one that is not stated or outside the province; why day, place or
 * capacity change is asked once it is announced.
 */
export const driveForm = form({
	...driveFields,
	areaCode: optionalCode().default(''),
	startsOn: optionalDay().default(''),
	changeReason: line(300).default(''),
	version: rowVersion()
})
	.superRefine(checkDays)
	.superRefine(checkFirstDay)
	.superRefine(checkHours);

/** A drive that moves to another state; cancelling asks for a reason, and so does the office that sends a drive back. */
export const driveStatusForm = form({
	status: z.enum(DRIVE_STATUSES, { error: 'not_a_choice' }),
	reason: line(300).default(''),
	version: rowVersion()
}).superRefine(({ status, reason }, context) => {
	if (status === 'cancelled' && reason === '') refuse(context, 'reason', 'reason_missing');
});

/** What was typed of a drive, whichever form it came from. */
export type TypedDrive = z.infer<z.ZodObject<typeof driveFields>>;
/** A planned drive as it was typed. */
export type NewDriveInput = z.infer<typeof newDriveForm>;
/** A changed drive as it was typed, with the version that was seen. */
export type DriveInput = z.infer<typeof driveForm>;
/** A drive's form as it was filled in or sent back, with what was wrong. */
export type SentDrive = {
	data: TypedDrive & { id?: string; version?: number; changeReason?: string; alreadyHeld?: boolean };
	errors: Record<string, unknown>;
	/** What was typed for a number and is none. */
	unread?: Record<string, string>;
};

function checkDays({ startsOn, endsOn }: { startsOn: string; endsOn: string }, context: z.RefinementCtx) {
	const [first, last] = [calendarDate(startsOn), calendarDate(endsOn)];
	if (!first || !last) return;
	if (last < first) refuse(context, 'endsOn', 'end_before_start');
	if (daysBetween(first, last) >= MAX_DRIVE_DAYS)
		refuse(context, 'endsOn', fieldMessage('too_many_days', MAX_DRIVE_DAYS));
}

function checkFirstDay({ startsOn, endsOn }: { startsOn: string; endsOn: string }, context: z.RefinementCtx) {
	if (startsOn === '' && endsOn !== '') refuse(context, 'startsOn', 'required');
}

function checkHours({ opensAt, closesAt }: { opensAt: string; closesAt: string }, context: z.RefinementCtx) {
	if (opensAt !== '' && closesAt !== '' && closesAt <= opensAt) refuse(context, 'closesAt', 'closes_before_opens');
}

function refuse(context: z.RefinementCtx, field: string, message: string) {
	context.addIssue({ code: 'custom', message, path: [field] });
}
