const MINUTE = 60_000;
const LONGEST = 6 * 60 * MINUTE;

/** After this many attempts, about a day and a half, a message is given up. */
export const MOST_ATTEMPTS = 14;

/** How long to wait after the nth failed attempt, in milliseconds: 1, 2, 4 … minutes, 6 hours at most. */
export function backoffMs(attempts: number): number {
	return Math.min(MINUTE * 2 ** (attempts - 1), LONGEST);
}
