import type { Country } from '../areas/country';
import { normaliseIdentity, type IdKind } from '../donors/identity';
import type { Cell } from '../spreadsheets/sheet';
import type { CellError, CellNote } from './cell-codes';
import { isTooLong, isUnknown, lostDigits, plain } from './plain';

/** A paper with its kind, both empty where there is none. */
export type ReadPaper = { idKind: IdKind | ''; idNumber: string; note?: CellNote } | { error: CellError };

/** The last province in the numbers of citizens: `096` is Cà Mau. */
const LAST_PROVINCE = 96;

/** An identity number; its form tells its kind. A citizen's number starts with 0, which a spreadsheet drops from a number. */
export function readPaper(cell: Cell, country: Country): ReadPaper {
	const text = plain(cell);
	if (isUnknown(text)) return { idKind: '', idNumber: '' };
	if (isTooLong(cell)) return { error: 'too_long' };
	if (lostDigits(text)) return { error: 'digits_lost' };
	const [whole, ...parts] = [text, ...text.split(/[/;,]|\s[-–]\s/)].map((part) => readOne(part, cell, country));
	if (whole && !('error' in whole)) return whole;
	const first = parts.find((part) => !('error' in part));
	return first && !('error' in first) ? { ...first, note: 'first_of_several' } : (whole ?? { error: 'cccd_digits' });
}

function readOne(text: string, cell: Cell, country: Country): ReadPaper {
	const bare = normaliseIdentity(text.replace(/^[^\d:]*:/, ''));
	if (/^\d+$/.test(bare)) return country === 'VN' ? ofDigits(bare, typeof cell === 'number') : laoDigits(bare);
	if (/^[A-Z]{1,2}\d{6,8}$/.test(bare)) return { idKind: 'passport', idNumber: bare };
	if (bare.length > 30 || !/\d{4}/.test(bare)) return { error: 'cccd_digits' };
	return { idKind: country === 'LA' ? 'lao_id' : 'other', idNumber: bare };
}

function ofDigits(digits: string, isNumber: boolean): ReadPaper {
	if (digits.length === 12) return { idKind: 'cccd', idNumber: digits };
	if (digits.length === 9) return { idKind: 'cmnd', idNumber: digits };
	if (digits.length === 8 && isNumber) return { idKind: 'cmnd', idNumber: `0${digits}`, note: 'zero_restored' };
	const padded = digits.padStart(12, '0');
	const province = Number(padded.slice(0, 3));
	const mayLack = digits.length === 11 || (digits.length === 10 && isNumber);
	if (mayLack && province >= 1 && province <= LAST_PROVINCE)
		return { idKind: 'cccd', idNumber: padded, note: 'zero_restored' };
	return { error: 'cccd_digits' };
}

function laoDigits(digits: string): ReadPaper {
	return digits.length < 5 ? { error: 'cccd_digits' } : { idKind: 'lao_id', idNumber: digits };
}
