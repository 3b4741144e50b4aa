import { z } from 'zod';
import { form, language, optionalEmail, requiredLine } from '../field';

/** What people change about themselves: the name as colleagues read it, and the language of pages and letters. */
export const accountForm = form({
	fullName: requiredLine(120),
	locale: language()
});

/** Name and language as they were typed. */
export type AccountInput = z.infer<typeof accountForm>;

/** Another address to sign in with. */
export const newEmailForm = form({ email: optionalEmail().min(1, 'required') });
