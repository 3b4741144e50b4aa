import type { z } from 'zod';
import { donorFields, newDonorForm, type NewDonorInput } from '../donors/donor-form';
import { choice, form, line, optionalId, requiredId, tick } from '../field';
import { overrideFields } from './outcome-forms';

const registrationFields = {
	donorId: optionalId().default(''),
	operationId: requiredId(),
	confirmNew: tick().default(false),
	elsewhere: choice(['same', 'other']).default(''),
	...overrideFields
};

/**
 * A place at a drive for a known donor (`donorId`) or for a new one, whose fields then obey the donor form. `confirmNew` says
 * that likely duplicates were looked at; `elsewhere` whether somebody known to another club is the same person, or another; `operationId` makes a
 * repeated sending harmless. A decision of medical staff against the rules names both who decided and why.
 */
export const registrationForm = form({
	...donorFields,
	fullName: line(120).default(''),
	consentRegistration: tick().default(false),
	...registrationFields
}).superRefine((input, context) => {
	const { overrideReason, overrideBy } = input;
	if ((overrideReason === '') !== (overrideBy === ''))
		context.addIssue({
			code: 'custom',
			message: 'required',
			path: [overrideBy === '' ? 'overrideBy' : 'overrideReason']
		});
	if (input.donorId !== '' || input.elsewhere === 'same') return;
	const named = new Set(context.issues.map(({ path }) => path?.[0]));
	for (const { path, message } of newDonorForm.safeParse(newDonorOf(input)).error?.issues ?? []) {
		if (!named.has(path[0])) context.addIssue({ code: 'custom', message, path });
	}
});

/** A registration as it was typed: a chosen donor by id, or a new person. */
export type RegistrationInput = z.infer<typeof registrationForm>;

/** The fields of a new donor inside a registration. */
export function newDonorOf(input: RegistrationInput): NewDonorInput {
	const donor: Partial<RegistrationInput> = { ...input };
	for (const key of Object.keys(registrationFields) as (keyof typeof registrationFields)[]) delete donor[key];
	return donor as NewDonorInput;
}
