import { error } from '@sveltejs/kit';
import { superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import { readWhole } from '$lib/typed-number';

type Fields = Record<string, unknown>;

/** A form that was sent, with the text of each whole number that could not be read. */
export type SentForm<Read extends Fields> = SuperValidated<Read> & { unread: Record<string, string> };

/** What a form sent. A field besides the known ones is refused with 400 (R6): whoever reads by name would never see it. */
export async function sentFields(request: Request, known: readonly string[] = []): Promise<FormData> {
	const sent = await request.formData().catch(() => error(400));
	for (const name of sent.keys()) if (!known.includes(name)) error(400);
	return sent;
}

/** What a form sent, as its schema reads it or why it does not; a field that the schema does not have is refused with 400. */
export async function sentAs<Read>(request: Request, schema: z.ZodType<Read, Fields>) {
	return schema.safeParse(Object.fromEntries(await sentFields(request, fieldsOf(schema as z.ZodType<Fields, Fields>))));
}

/**
 * What a form sent, read by its schema; a field that the schema does not have is refused with 400. `numbers` are whole numbers as
 * people type them. The form library would read `1.500` as 1, and lose what is no number: it is refused, and its text kept
 * beside the form so that it still stands in the field.
 */
export async function readForm<Read extends Fields, Typed extends Fields>(
	request: Request,
	schema: z.ZodType<Read, Typed>,
	numbers: readonly string[] = []
): Promise<SentForm<Read>> {
	const sent = await sentFields(request, fieldsOf(schema));
	const unread: Record<string, string> = {};
	for (const field of numbers) {
		const typed = sent.get(field);
		if (typeof typed !== 'string' || typed.trim() === '') continue;
		const number = readWhole(typed);
		if (number === null) unread[field] = typed;
		sent.set(field, String(number ?? Number.NaN));
	}
	return { ...(await superValidate(sent, zod4(schema))), unread } as SentForm<Read>;
}

/** The names of the fields of a schema. */
export function fieldsOf(schema: z.ZodType<Fields, Fields>): string[] {
	return Object.keys(zod4(schema).jsonSchema.properties ?? {});
}
