import { z } from 'zod';
import { bagFields } from '../donations/donation-form';
import { donorFields } from '../donors/donor-form';
import { deferralFields, overrideFields } from '../drives/outcome-forms';
import { form, line, requiredId, tick } from '../field';
import type { RegistrationState } from '../drives/registration-state';

/** What can be done at the desk of the drive day, in the order of its stations. */
export const ACTS = ['register', 'arrive', 'fit', 'defer', 'leave', 'begin', 'donate', 'thank', 'undo'] as const;

export type Act = (typeof ACTS)[number];

/** Where an act leaves somebody; that a bag was begun, thanks and taking back lead to no state of their own. */
export const LEADS_TO: Partial<Record<Act, RegistrationState>> = {
	register: 'registered',
	arrive: 'arrived',
	fit: 'fit',
	defer: 'deferred',
	leave: 'left',
	donate: 'donated'
};

/**
 * What every operation of a device says: its own key (UUIDv7), whose registration, the operation of that registration which the device had seen last
 * (empty when none), and when it happened by the device's clock.
 */
const envelope = {
	id: z.uuidv7({ error: 'not_a_choice' }),
	registrationId: requiredId(),
	after: z.union([z.literal(''), z.uuid()], { error: 'not_a_choice' }),
	occurredAt: z.iso.datetime({ error: 'not_a_time' })
};

const plain = <const A extends Act>(act: A) => form({ ...envelope, act: z.literal(act) });

/** One act of a device, as it is kept there and as it is sent. */
export const operationForm = z.discriminatedUnion('act', [
	form({
		...envelope,
		...overrideFields,
		...donorFields,
		act: z.literal('register'),
		consentRegistration: z.literal(true, { error: 'consent_missing' })
	}),
	plain('arrive'),
	form({ ...envelope, act: z.literal('fit'), ...overrideFields }),
	form({
		...envelope,
		act: z.literal('defer'),
		...deferralFields
	}),
	plain('leave'),
	plain('begin'),
	form({
		...envelope,
		act: z.literal('donate'),
		...overrideFields,
		...bagFields
	}),
	form({ ...envelope, act: z.literal('thank'), certificateNumber: line(40).default(''), gift: tick().default(true) }),
	form({ ...envelope, act: z.literal('undo'), undoes: requiredId() })
]);

/** An operation as it was checked. */
export type Operation = z.infer<typeof operationForm>;

/** Reads an operation, or says by field what is missing or wrong. */
export function readOperation(
	typed: unknown
): { ok: true; operation: Operation } | { ok: false; errors: Record<string, string[]> } {
	const read = operationForm.safeParse(typed);
	if (read.success) return { ok: true, operation: read.data };
	const errors: Record<string, string[]> = {};
	for (const { path, message } of read.error.issues) (errors[String(path[0])] ??= []).push(message);
	return { ok: false, errors };
}
