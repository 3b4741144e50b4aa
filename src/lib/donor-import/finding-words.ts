import { fieldCodeWords } from '../field-words';
import type { FieldCode } from '../field-codes';
import type { CellError, CellNote, Finding } from './cell-codes';
import type { ImportField } from './fields';
import { cellErrorWords, cellNoteWords, importFieldWords } from './import-words';

/** As long as a text may be, by its field. */
const LIMITS: Partial<Record<ImportField, number>> = { fullName: 120, email: 200, address: 200, note: 1000 };

/** What is wrong with a cell: its field, what stands in it, why. An identity number is not repeated. */
export function errorText({ field, code, text }: Finding<CellError>): string {
	const words = Object.hasOwn(cellErrorWords, code)
		? cellErrorWords[code as keyof typeof cellErrorWords]()
		: fieldCodeWords[code as FieldCode](String(LIMITS[field] ?? ''));
	return said(field, field === 'idNumber' ? '' : text, words);
}

/** What was done to a cell to read it, or what is odd in it. */
export const noteText = ({ field, code, text }: Finding<CellNote>): string =>
	said(field, field === 'idNumber' ? '' : text, cellNoteWords[code]());

function said(field: ImportField, text: string, words: string): string {
	const label = importFieldWords[field]();
	return text === '' ? `${label}: ${words}` : `${label}: “${text.slice(0, 60)}” – ${words}`;
}
