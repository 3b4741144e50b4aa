import { readBloodGroup, type BloodGroup } from '../donors/blood-group';
import type { Sex } from '../donors/donor-history';
import type { Cell } from '../spreadsheets/sheet';
import { readWhole } from '../typed-number';
import type { CellError, Read } from './cell-codes';
import { headingKey } from './heading-key';
import { isTooLong, isUnknown, plain } from './plain';

const SEX_WORDS: Record<Sex, string> = {
	male: 'nam, m, male, man, trai, ong, anh, mr, ຊາຍ, ທ້າວ, ຊ',
	female: 'nu, f, female, woman, gai, ba, chi, co, ms, mrs, ຍິງ, ນາງ, ຍ'
};

const SEX = new Map(
	Object.entries(SEX_WORDS).flatMap(([sex, words]) => words.split(', ').map((word) => [word, sex as Sex] as const))
);

/** Male or female; a bare `N` or a figure may mean either and is no answer. */
export function readSex(cell: Cell): Read {
	const text = plain(cell);
	if (isUnknown(text)) return { value: '' };
	const sex = SEX.get(headingKey(text));
	return sex ? { value: sex } : { error: 'not_a_choice' };
}

/** Whether a column of ticks is ticked in this row: `x`, `1`, `✓`, its own heading. */
export function isTicked(cell: Cell): boolean {
	const text = plain(cell);
	return /[✓✔☑√]/.test(text) || (!isUnknown(text) && !/^(0|false)$/i.test(text));
}

/** Both facts of a blood group, empty where unknown. */
export type ReadGroup = BloodGroup | { error: CellError };

const UNKNOWN: BloodGroup = { abo: '', rhd: '' };

/** Letters that look like those of a group and are of another alphabet. */
const ALIKE: Record<string, string> = { А: 'A', В: 'B', О: 'O', Α: 'A', Β: 'B', Ο: 'O' };

/** A group as lists write it: `O+`, `O Rh(+)`, `nhóm A`, `B dương`. */
export function readGroup(cell: Cell): ReadGroup {
	const text = plain(cell)
		.replace(/[АВОΑΒΟ]/g, (letter) => ALIKE[letter] ?? letter)
		.replace(/nhóm|nhom|máu|mau|group|type|ໝວດ|ເລືອດ/gi, ' ')
		.replace(/factor|yếu tố/gi, ' ');
	// A minus alone is how lists write that nothing is known.
	if (isUnknown(text)) return UNKNOWN;
	return (isTooLong(cell) ? null : readBloodGroup(text)) ?? { error: 'not_a_group' };
}

/** RhD in a column of its own, where a plus or a minus alone is the answer. */
export function readRhd(cell: Cell): Read {
	const text = plain(cell);
	const isSign = /^\(?\s*[-−–—]\s*\)?$/.test(text);
	if (!isSign && isUnknown(text)) return { value: '' };
	const group = readBloodGroup(/^[+\-−–—()\s]+$/.test(text) ? `Rh${text}` : text);
	if (!group || group.rhd === '') return { error: 'not_a_group' };
	return isSign ? { value: '-', note: 'bare_minus' } : { value: group.rhd };
}

/** A whole number with or without its unit: `5`, `5 lần`, `350 ml`, `1.250`; `most` is the largest that can be. */
export function readCount(cell: Cell, least: number, most: number): Read {
	const text = plain(cell).replace(/^(\d+)[.,]0$/, '$1');
	if (/^(chua|chua hien|chua lan nao|khong)$/.test(headingKey(text)) && least === 0) return { value: '0' };
	if (isUnknown(text)) return { value: '' };
	if (isTooLong(cell)) return { error: 'not_a_number' };
	if (/\d\s*([-–<>]|đến|tới|to)\s*\D*\d|^(từ|trên|dưới|hơn|[<>≥≤])|[><+]$/i.test(text) || isDay(cell))
		return { error: 'a_range' };
	const count = readWhole(text.replace(/\s*(lần|lan|l|ml|cc|đơn vị|times?|ຄັ້ງ|ມລ)\.?$/i, ''));
	if (count === null) return { error: 'not_a_number' };
	return count < least || count > most ? { error: 'out_of_range' } : { value: String(count) };
}

/** Excel takes `5-10` for the 5th of October. */
const isDay = (cell: Cell) => cell !== null && typeof cell === 'object' && 'day' in cell;
