import { m } from '$lib/paraglide/messages';
import { shortestPassword } from './password-length';

/** Why a new password is not taken, and what to do. */
export const passwordObjectionText = {
	password_short: (hasFactor: boolean) => m.password_short({ characters: shortestPassword(hasFactor) }),
	password_long: () => m.password_long(),
	password_common: () => m.password_common()
};
