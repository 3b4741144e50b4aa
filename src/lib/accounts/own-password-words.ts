import { m } from '$lib/paraglide/messages';
import { shortestPassword } from './password-length';
import { signInRefusalText, signInStatus } from './sign-in-words';

type Refusal = keyof typeof signInRefusalText | 'password_needed';

/** What is wrong with the own password that somebody signed in has typed, and the status of the answer. */
export function ownPasswordProblem(refusal: Refusal): { status: 400 | 429 | 503; text: string } {
	if (refusal === 'password_needed') return { status: 400, text: m.account_password_type() };
	if (refusal === 'sign_in_wrong') return { status: 400, text: m.confirm_wrong() };
	if (refusal === 'password_not_alone')
		return { status: 400, text: m.account_password_alone({ characters: shortestPassword(false) }) };
	return { status: signInStatus[refusal], text: signInRefusalText[refusal]() };
}
