import { LONGEST_PASSWORD, standsAlone } from '$lib/accounts/password-length';
import { refused, type Result } from '$lib/result';
import { checkPassword, type Credentials, type SignInRefusal } from '../auth/sign-in';

/** A password out of a form, cut off where it is too long in any case. */
export const typedPassword = (form: FormData, name = 'password') =>
	String(form.get(name) ?? '').slice(0, LONGEST_PASSWORD + 1);

/** Checks a password before the last second factor goes: it must be long enough to stand alone. */
export async function checkPasswordAlone(
	credentials: Credentials
): Promise<Result<unknown, SignInRefusal | 'password_not_alone'>> {
	const checked = await checkPassword(credentials);
	if (!checked.ok) return checked;
	return standsAlone(credentials.password) ? checked : refused('password_not_alone');
}
