/** The longest password that is taken, in characters. */
export const LONGEST_PASSWORD = 128;

/** The length of a password, in characters. */
export const lengthOf = (password: string) => [...password].length;

/** Whether a password is long enough for an account without a second factor (R10), which only typing it shows. */
export const standsAlone = (password: string) => lengthOf(password) >= shortestPassword(false);

/** The shortest password, in characters: a second factor makes up for three of them. */
export function shortestPassword(hasFactor: boolean): number {
	return hasFactor ? 12 : 15;
}
