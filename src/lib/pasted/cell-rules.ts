import type { z } from 'zod';
import { line } from '../field';
import { FIELD_CODES, type FieldCode } from '../field-codes';

const anyLine = line(Infinity);

/** What is wrong with a pasted cell by the rules of a form's field; `null` when the field would take it. */
export function cellProblem(field: z.ZodType<string>, cell: string): FieldCode | null {
	const [code] = field.safeParse(cell).error?.issues[0]?.message.split(':') ?? [];
	return FIELD_CODES.find((known) => known === code) ?? null;
}

/** The first cell with characters that no field takes, whatever it is read as; `undefined` where there is none. */
export function spoiltCell(cells: readonly string[]): string | undefined {
	return cells.find((cell) => cellProblem(anyLine, cell) === 'bad_characters');
}
