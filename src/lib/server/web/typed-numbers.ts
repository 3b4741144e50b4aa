import { readWhole } from '$lib/typed-number';

/**
 * What was sent, with the whole numbers of these fields written plainly. The form library would read `1.500` as 1; what is no
 * whole number is marked as such, so that the form asks instead of keeping a part of it.
 */
export async function withTypedNumbers(request: Request, fields: readonly string[]): Promise<FormData> {
	const sent = await request.formData();
	for (const field of fields) {
		const typed = sent.get(field);
		if (typeof typed === 'string' && typed.trim() !== '') sent.set(field, String(readWhole(typed) ?? Number.NaN));
	}
	return sent;
}
