import { form, language, optionalDay, optionalEmail, requiredLine } from '../field';

/** The last day of a role; empty is no end. */
export const lastDayForm = form({ until: optionalDay().default('') });

/** Who takes over a club. */
export const successorForm = form({
	fullName: requiredLine(120),
	email: optionalEmail().min(1, 'required'),
	locale: language().default('vi')
});
