/** The fields in which what was typed differs from what is stored; empty text and null are the same. */
export function differences(
	typed: Record<string, unknown>,
	stored: Record<string, unknown>
): { name: string; mine: string; saved: string }[] {
	const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
	return Object.keys(typed)
		.filter((name) => name !== 'version' && name in stored && text(typed[name]) !== text(stored[name]))
		.map((name) => ({ name, mine: text(typed[name]), saved: text(stored[name]) }));
}
