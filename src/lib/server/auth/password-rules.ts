import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { LONGEST_PASSWORD, lengthOf, shortestPassword } from '$lib/accounts/password-length';
import { withoutMarks } from '$lib/donors/name';

/** Why a password is not taken. There are no rules about which signs it must hold. */
export type PasswordObjection = 'password_short' | 'password_long' | 'password_same' | 'password_common';

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

type Person = { hasFactor: boolean; own: string[]; old?: string };

/**
 * What is wrong with a new password, or null. `own` are words of the person that a guesser would try first; `old` is the
 * password that it is to follow, where it was typed.
 */
export async function objectionToPassword(
	password: string,
	{ hasFactor, own, old }: Person
): Promise<PasswordObjection | null> {
	const length = lengthOf(password);
	if (length < shortestPassword(hasFactor)) return 'password_short';
	if (length > LONGEST_PASSWORD) return 'password_long';
	if (password === old) return 'password_same';
	const words = wordsOf(own);
	return (await isWeak(password, words)) || (await isWeakWithout(password, words)) ? 'password_common' : null;
}

async function isWeak(password: string, words: string[]): Promise<boolean> {
	estimator ??= loadEstimator();
	return (await estimator).check(password, words).score < LEAST_SCORE;
}

/** The estimator takes every further word for a hundred times the tries, also a name said twice: what else there is must do. */
async function isWeakWithout(password: string, words: string[]): Promise<boolean> {
	const typed = plain(password);
	const rest = words.reduce((text, word) => text.replaceAll(word, ' '), typed);
	return rest !== typed && isWeak(rest.replace(/\s+/g, ' ').trim(), words);
}

/** Names and addresses, whole and in words, as typed and without diacritics; the longest first. */
function wordsOf(own: string[]): string[] {
	const typed = own.flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)]);
	const words = new Set([...typed, ...typed.map(plain)].filter((word) => word.length > 2));
	return [...words].sort((a, b) => b.length - a.length);
}

const plain = (text: string) => withoutMarks(withoutMarks(text).toLowerCase());
