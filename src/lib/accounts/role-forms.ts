import { z } from 'zod';
import { form, optionalDay, optionalEmail, requiredLine } from '../field';

/** The last day of a role; empty is no end. */
export const lastDayForm = form({ until: optionalDay().default('') });

/** Who takes over a club. */
export const successorForm = form({
	fullName: requiredLine(120),
	email: optionalEmail().min(1, 'required'),
	locale: z.enum(['vi', 'lo', 'en'], { error: 'not_a_choice' }).default('vi')
});
