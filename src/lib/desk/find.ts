import { readCardCode } from '../donors/card-code';
import { searchKey } from '../donors/name';
import type { DeskPerson } from './roster';

/** People ready to be found by name, year or code. */
export type Found = { person: DeskPerson; key: string };

/** Makes people findable: names without case and diacritics. */
export function findable(people: readonly DeskPerson[]): Found[] {
	return people.map((person) => ({ person, key: ` ${searchKey(person.name)} ${person.born}` }));
}

/** Shown at once; whoever types on narrows them. */
export const MOST_SHOWN = 40;

/** Who is meant by what was typed or scanned: the holder of a code, otherwise everybody each of whose words begins like a typed one. */
export function findPeople(people: readonly Found[], typed: string): DeskPerson[] {
	const code = readCardCode(typed);
	if (code !== null) return people.filter(({ person }) => person.code === code).map(({ person }) => person);
	const words = searchKey(typed).split(' ').filter(Boolean);
	return people.filter(({ key }) => words.every((word) => key.includes(` ${word}`))).map(({ person }) => person);
}
