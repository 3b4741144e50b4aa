import { m } from '$lib/paraglide/messages';
import { shortestPassword } from './password-length';

/** Why a new password is not taken, and what to do. */
export const passwordObjectionText = {
	password_short: (hasFactor: boolean) => m.password_short({ characters: shortestPassword(hasFactor) }),
	password_long: () => m.password_long(),
	password_same: () => m.password_same(),
	password_common: () => m.password_common()
};

/** Why a link or code set no new password. */
export function resetProblem(refusal: keyof typeof passwordObjectionText | 'sign_in_busy', hasFactor: boolean): string {
	return refusal === 'sign_in_busy' ? m.sign_in_busy() : passwordObjectionText[refusal](hasFactor);
}
