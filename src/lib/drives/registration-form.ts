import { z } from 'zod';
import { donorFields, newDonorForm } from '../donors/donor-form';
import { form, line, optionalId, requiredId, tick } from '../field';

const registrationFields = {
	donorId: optionalId().default(''),
	operationId: requiredId(),
	confirmNew: tick().default(false)
};

/**
 * A place at a drive for a known donor (`donorId`) or for a new one, whose fields then obey the donor form. `confirmNew` says
 * that likely duplicates were looked at; `operationId` makes a repeated sending harmless.
 */
export const registrationForm = form({
	...donorFields,
	fullName: line(120).default(''),
	consentRegistration: tick().default(false),
	...registrationFields
}).superRefine((input, context) => {
	if (input.donorId !== '') return;
	const { donorId: _donor, operationId: _operation, confirmNew: _confirmed, ...donor } = input;
	for (const { path, message } of newDonorForm.safeParse(donor).error?.issues ?? []) {
		context.addIssue({ code: 'custom', message, path });
	}
});

export type RegistrationInput = z.infer<typeof registrationForm>;

/** The fields of a new donor inside a registration. */
export function newDonorOf({ donorId: _d, operationId: _o, confirmNew: _c, ...donor }: RegistrationInput) {
	return donor;
}
