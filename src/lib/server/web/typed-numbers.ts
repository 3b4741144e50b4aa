import { superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import { readWhole } from '$lib/typed-number';

type Fields = Record<string, unknown>;

/** A form that was sent, with the text of each whole number that could not be read. */
export type WithTypedNumbers<Read extends Fields> = SuperValidated<Read> & { unread: Record<string, string> };

/**
 * Validates a form whose whole numbers are written as people type them. The form library would read `1.500` as 1, and lose
 * what is no number: it is refused, and its text kept beside the form so that it still stands in the field.
 */
export async function validateTyped<Read extends Fields, Typed extends Fields>(
	request: Request,
	schema: z.ZodType<Read, Typed>,
	numbers: readonly string[]
): Promise<WithTypedNumbers<Read>> {
	const sent = await request.formData();
	const unread: Record<string, string> = {};
	for (const field of numbers) {
		const typed = sent.get(field);
		if (typeof typed !== 'string' || typed.trim() === '') continue;
		const number = readWhole(typed);
		if (number === null) unread[field] = typed;
		sent.set(field, String(number ?? Number.NaN));
	}
	return { ...(await superValidate(sent, zod4(schema))), unread } as WithTypedNumbers<Read>;
}
