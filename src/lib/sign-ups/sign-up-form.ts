import type { z } from 'zod';
import { donorFields } from '../donors/donor-form';
import { choice, form, line, newRowId, optionalId, requiredLine, tick } from '../field';
import { ANSWERS, CONTACT_PURPOSES } from './applicant';

/**
 * What somebody types who signs up for a drive. `id` was issued with the form, so that sending it twice takes one place; `slotId` is empty where people come when they like.
 * One way of being reached is needed, whichever. `homepage` is seen by nobody: whoever fills it in is a machine.
 */
export const signUpForm = form({
	id: newRowId().min(1, 'required'),
	fullName: requiredLine(120).refine((name) => name === '' || /\p{L}/u.test(name), { error: 'name_without_letters' }),
	birthDate: donorFields.birthDate.unwrap().min(1, 'required'),
	sex: donorFields.sex,
	phone: donorFields.phone,
	email: donorFields.email,
	slotId: optionalId().default(''),
	weightClass: donorFields.weightClass,
	firstTime: choice(ANSWERS).default(''),
	consent: tick()
		.default(false)
		.refine((given) => given, { error: 'consent_missing' }),
	contactPhone: tick().default(false),
	contactSms: tick().default(false),
	contactZalo: tick().default(false),
	contactEmail: tick().default(false),
	homepage: line(200).default('')
}).superRefine(({ phone, email }, context) => {
	if (phone === '' && email === '') context.addIssue({ code: 'custom', message: 'required', path: ['phone'] });
});

/** A sign-up as it was typed. */
export type SignUpInput = z.infer<typeof signUpForm>;

/** What may be agreed to besides, by the name of its box. */
export const contactBoxes = {
	contactPhone: CONTACT_PURPOSES[0],
	contactSms: CONTACT_PURPOSES[1],
	contactZalo: CONTACT_PURPOSES[2],
	contactEmail: CONTACT_PURPOSES[3]
} as const satisfies Partial<Record<keyof SignUpInput, string>>;
