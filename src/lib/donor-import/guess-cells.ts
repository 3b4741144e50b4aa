import { readBloodGroup } from '../donors/blood-group';
import { dialled } from '../donors/phone';
import type { Cell } from '../spreadsheets/sheet';
import type { ImportField } from './fields';
import { isUnknown, plain } from './plain';

/** What cells must look like to be taken for a field where no heading says it. Names and dates are left to the person. */
const LOOKS: [ImportField, (text: string) => boolean][] = [
	['email', (text) => /^\S+@\S+\.\S+$/.test(text)],
	['idNumber', (text) => /^0\d{11}$/.test(text)],
	['phone', (text) => /^[+0]/.test(text) && dialled(text, 'VN') !== null],
	['bloodGroup', (text) => readBloodGroup(text)?.abo !== '' && readBloodGroup(text) !== null]
];

const FEWEST = 3;
const SHARE = 0.9;

/** The field that nearly all filled cells of a column without a heading look like; `null` with fewer than three of them. */
export function guessCells(cells: readonly Cell[]): ImportField | null {
	const texts = cells.map(plain).filter((text) => !isUnknown(text));
	if (texts.length < FEWEST) return null;
	return LOOKS.find(([, looks]) => texts.filter(looks).length >= texts.length * SHARE)?.[0] ?? null;
}
