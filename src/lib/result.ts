/** What a command returns when all went well. */
export type Done<T> = { ok: true; value: T };

/** What a command returns when it says no: a code that has words in every language, and what the words need. */
export type Refused<Code extends string> = { ok: false; refusal: Code; details: RefusalDetails };

/** Values that the words of a refusal mention: dates as `YYYY-MM-DD`, counts as numbers. */
export type RefusalDetails = Record<string, string | number>;

/** What every command returns: it was done, or why not. */
export type Result<T, Code extends string> = Done<T> | Refused<Code>;

/** Wraps the outcome of a command that succeeded. */
export function done<T>(value: T): Done<T> {
	return { ok: true, value };
}

/** Wraps a refusal. Returned from a transaction of `inScope`, it rolls everything back. */
export function refused<Code extends string>(refusal: Code, details: RefusalDetails = {}): Refused<Code> {
	return { ok: false, refusal, details };
}
