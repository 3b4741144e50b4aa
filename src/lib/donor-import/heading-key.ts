import { searchKey } from '../donors/name';

/** The words of a heading or of a short answer for comparing: no case, no diacritics of Latin letters; Lao without blanks, in one spelling. */
export function headingKey(text: string): string {
	const key = searchKey(text);
	return /\p{sc=Lao}/u.test(key) ? key.replace(/ /g, '').replace(/ຫນ/g, 'ໜ').replace(/ຫມ/g, 'ໝ') : key;
}

/** The readings of a heading, the whole first: without what stands in brackets, and without its number (`1. Họ tên`). */
export function readingsOf(heading: string): string[] {
	const whole = heading.replace(/^\s*\(?\d{1,2}\)?[.)\s]+/, '');
	const open = whole.replace(/[([{][^)\]}]*[)\]}]?/g, ' ');
	return [...new Set([whole, open].map(headingKey))].filter((key) => key !== '');
}

/** The parts of a heading in several languages or with several words for one thing: `CCCD/CMND`, `Họ tên - Full name`. */
export function piecesOf(heading: string): string[] {
	const pieces = heading.split(/[/|\n;,]|\s[-–]\s|[()]/).map(headingKey);
	return pieces.filter((key) => key !== '');
}
