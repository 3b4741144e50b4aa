import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { LONGEST_PASSWORD, shortestPassword } from '$lib/accounts/password-length';

/** Why a password is not taken. There are no rules about which signs it must hold. */
export type PasswordObjection = 'password_short' | 'password_long' | 'password_common';

/** Scores below this (0–4) are guessed within 10^10 tries: common ones, runs, dates, one's own name. */
const LEAST_SCORE = 3;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Loaded when the first password is set: 49,000 common passwords take half a second to read. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
	const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
		import('@zxcvbn-ts/core'),
		import('@zxcvbn-ts/language-common')
	]);
	return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}

/** What is wrong with a new password, or null. `own` are words of the person that a guesser would try first. */
export async function objectionToPassword(
	password: string,
	{ hasFactor, own }: { hasFactor: boolean; own: string[] }
): Promise<PasswordObjection | null> {
	const length = [...password].length;
	if (length < shortestPassword(hasFactor)) return 'password_short';
	if (length > LONGEST_PASSWORD) return 'password_long';
	estimator ??= loadEstimator();
	const words = own.flatMap((text) => [text, ...text.split(/[\s@.]+/)]).filter((word) => word.length > 2);
	return (await estimator).check(password, words).score < LEAST_SCORE ? 'password_common' : null;
}
