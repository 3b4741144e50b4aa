/** A field that was typed differently from what was saved in between. */
export type Difference = { name: string; mine: string; saved: string };

/** The fields in which what was typed differs from what is stored; empty text and null are the same. */
export function differences(typed: Record<string, unknown>, stored: Record<string, unknown>): Difference[] {
	const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
	return Object.keys(typed)
		.filter((name) => name !== 'version' && name in stored && text(typed[name]) !== text(stored[name]))
		.map((name) => ({ name, mine: text(typed[name]), saved: text(stored[name]) }));
}

/** What a form that was refused says was saved in between. */
export const savedMeanwhile = (form: unknown) => (form as { meanwhile?: Difference[] } | null)?.meanwhile;
