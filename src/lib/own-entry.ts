/**
 * What a table says under a name that came from outside, such as a word of the address; undefined where it says nothing.
 * What every object inherits, `constructor` and the like, is no entry.
 */
export function ownEntry<Entry>(table: Readonly<Record<string, Entry>>, name: string | null): Entry | undefined {
	return name !== null && Object.hasOwn(table, name) ? table[name] : undefined;
}
