import { m } from '$lib/paraglide/messages';
import { shortestPassword } from './password-length';

/** Why a sign-in was refused, in words that give nothing away about which accounts exist, but to whoever knows the password. */
export const signInRefusalText = {
	sign_in_wrong: () => m.sign_in_wrong(),
	sign_in_throttled: () => m.sign_in_throttled(),
	sign_in_busy: () => m.sign_in_busy(),
	password_not_alone: () => m.sign_in_password_short({ characters: shortestPassword(false) })
};

/** The status of an answer that refuses a sign-in. */
export const signInStatus = {
	sign_in_wrong: 400,
	sign_in_throttled: 429,
	sign_in_busy: 503,
	password_not_alone: 400
} as const;

/** Why a second factor was not taken. */
export const factorRefusalText = {
	code_wrong: () => m.factor_wrong(),
	sign_in_throttled: () => m.sign_in_throttled()
};
