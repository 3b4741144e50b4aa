import { fail } from '@sveltejs/kit';
import { ownPasswordProblem } from '$lib/accounts/own-password-words';

/** The answer to a password that does not let the last second factor go. */
export function passwordRefused(refusal: Parameters<typeof ownPasswordProblem>[0]) {
	const { status, text } = ownPasswordProblem(refusal);
	return fail(status, { password: text });
}
