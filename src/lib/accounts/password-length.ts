/** The longest password that is taken, in characters. */
export const LONGEST_PASSWORD = 128;

/** The shortest password, in characters: a second factor makes up for three of them. */
export function shortestPassword(hasFactor: boolean): number {
	return hasFactor ? 12 : 15;
}
