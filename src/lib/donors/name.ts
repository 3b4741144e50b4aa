import type { Country } from '../areas/country';

/** Lower case without Latin diacritics (đ→d) and punctuation; Lao stays as typed. Two texts match when their keys do. */
export function searchKey(text: string): string {
	return withoutMarks(withoutMarks(text).toLowerCase())
		.replace(/ໍ(\p{M}?)າ/gu, '$1ຳ')
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
		.trim();
}

/** Without Latin diacritics (đ→d) and signs that are not seen, in Unicode's composed form; case and punctuation stay. */
export function withoutMarks(text: string): string {
	return text
		.normalize('NFD')
		.replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
		.replace(/đ/g, 'd')
		.replace(/Đ/g, 'D')
		.normalize('NFC');
}

/** The words of a name without order, for comparing names typed family first or given name first. */
export function nameKey(fullName: string): string {
	return searchKey(fullName).split(' ').sort().join(' ');
}

/** The name a person is called by: the last word in Vietnam, the first in Laos. */
export function givenName(fullName: string, country: Country): string {
	const words = fullName.trim().split(/\s+/);
	return (country === 'VN' ? words.at(-1) : words[0]) ?? '';
}

/** Sorts people by given name, then by the rest of the name from its front. */
export function sortKey(fullName: string, country: Country): string {
	const words = searchKey(fullName).split(' ');
	if (country === 'LA') return words.join(' ');
	return [words.at(-1), ...words.slice(0, -1)].join(' ');
}
