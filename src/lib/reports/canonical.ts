/** A value as JSON in one form only: keys in order, no blanks. What is equal reads equal, wherever it was kept meanwhile. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).filter(([, one]) => one !== undefined);
	const parts = entries
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`);
	return `{${parts.join(',')}}`;
}
