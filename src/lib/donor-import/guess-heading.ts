import type { GuessReason, Heading, ImportField } from './fields';
import { isForbiddenHeading } from './forbidden';
import { headingKey, piecesOf, readingsOf } from './heading-key';
import { OF_SOMETHING_ELSE, ORDINALS, SYNONYMS } from './synonyms';

/** What one heading says by itself. */
export type HeadingGuess = { field: ImportField | null; reason: GuessReason };

const UNKNOWN: HeadingGuess = { field: null, reason: 'unknown' };

/** Single words that stay the same field whatever follows them. */
const FIRM = new Set(['sdt', 'email', 'cccd', 'cmnd']);

/**
 * The field that a heading says. `siblings` are the own words of all columns under the same group: only they tell `Năm` (year) beside
 * `Tháng` from `Nam` (male) beside `Nữ`.
 */
export function guessHeading({ own, group, part, parts }: Heading, siblings: readonly string[]): HeadingGuess {
	const whole = `${group} ${own}`.trim();
	if (whole === '') return UNKNOWN;
	if (isForbiddenHeading(own) || (isForbiddenHeading(group) && !isBloodGroup(own)))
		return { field: null, reason: 'forbidden' };
	if (/^\s*#\s*$/.test(own) || (group === '' && readingsOf(own).some((key) => ORDINALS.has(key))))
		return { field: null, reason: 'ordinal' };
	const parted = group === '' ? null : partOfGroup(own, group, siblings);
	if (parted) return { field: parted, reason: 'group' };
	const exact = firstKnown(readingsOf(own));
	if (exact && parts > 1 && exact === 'fullName') return { field: nameParts(part, parts), reason: 'group' };
	if (exact) return part === 0 ? { field: exact, reason: 'heading' } : UNKNOWN;
	const together = firstKnown(readingsOf(whole)) ?? (own === '' ? firstKnown(readingsOf(group)) : null);
	if (together) return { field: together, reason: 'group' };
	return guessPart(own);
}

/** The one result of the blood centre that clubs may keep. */
const isBloodGroup = (own: string) => /^(bloodGroup|abo|rhd)$/.test(firstKnown(readingsOf(own)) ?? '');

function firstKnown(keys: readonly string[]): ImportField | null {
	return keys.flatMap((key) => SYNONYMS.get(key) ?? [])[0] ?? null;
}

/** One heading over two columns of a name: family and middle name, then the given one. */
function nameParts(part: number, parts: number): ImportField | null {
	return parts === 2 ? (part === 0 ? 'familyName' : 'givenName') : part === 0 ? 'fullName' : null;
}

/** A heading in several languages, or with more words than the known one. */
function guessPart(own: string): HeadingGuess {
	if (OF_SOMETHING_ELSE.test(headingKey(own))) return UNKNOWN;
	const inPieces = firstKnown(piecesOf(own));
	if (inPieces) return { field: inPieces, reason: 'part' };
	const key = readingsOf(own)[0] ?? '';
	const starts = [...SYNONYMS].filter(
		([known]) => key.startsWith(`${known} `) && (known.includes(' ') || FIRM.has(known))
	);
	const [longest] = starts.sort(([one], [other]) => other.length - one.length);
	return longest ? { field: longest[1], reason: 'part' } : UNKNOWN;
}

/** Ticks and parts under a heading that they share. */
function partOfGroup(own: string, group: string, siblings: readonly string[]): ImportField | null {
	const of = firstKnown(readingsOf(group));
	const key = headingKey(own);
	const keys = siblings.map(headingKey);
	if (of === 'birthDate' && keys.includes('nu'))
		return ({ nam: 'birthOfMen', nu: 'birthOfWomen' }[key] as ImportField) ?? null;
	if (of === 'sex') return ({ nam: 'tickedMale', nu: 'tickedFemale' }[key] as ImportField) ?? null;
	if (of === 'birthDate' && keys.includes('thang'))
		return ({ ngay: 'birthDay', thang: 'birthMonth', nam: 'birthYear' }[key] as ImportField) ?? null;
	if (of === 'bloodGroup' && /^(nhom|he)$/.test(key)) return 'abo';
	if (/^(so|ma so|so the)$/.test(key)) return of;
	return null;
}
