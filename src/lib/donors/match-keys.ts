import type { Country } from '../areas/country';
import type { Person } from './duplicates';
import { givenName, searchKey, sortKey } from './name';
import { isLao, wordsOf } from './name-likeness';
import { soundKey } from './sound';

type Named = Pick<Person, 'fullName' | 'birthDate' | 'birthPrecision'>;

/** What a person is searched, sorted and compared by, as it is stored. */
export const keysOf = (person: Named, country: Country) => ({
	searchKey: searchKey(person.fullName),
	sortKey: sortKey(person.fullName, country),
	matchKeys: matchKeys(person, country)
});

/**
 * What two entries of one person are likely to have in common: those that share none, nor a phone or a paper, are never compared. The name in
 * any order, its sound where it is Lao, the day of birth, and with its year the given name and the initials.
 */
export function matchKeys({ fullName, birthDate, birthPrecision }: Named, country: Country): string[] {
	const words = wordsOf(fullName);
	if (words.length === 0) return [];
	const keys = [`name ${[...words].sort().join(' ')}`];
	const sound = isLao(fullName, country) ? soundKey(words.join(' ')) : '';
	if (sound.length > 1) keys.push(`sound ${sound}`);
	if (birthDate === null) return keys;
	const year = birthDate.slice(0, 4);
	const initials = words.map((word) => word[0]).sort();
	keys.push(
		`given ${wordsOf(givenName(fullName, country)).join(' ')} ${year}`,
		`initials ${initials.join('')} ${year}`
	);
	return birthPrecision === 'day' ? [...keys, `born ${birthDate}`] : keys;
}
