import { readFigure } from '../pasted/read-figure';
import { targetForm } from './target-form';

/** What a cell asks for, or why it does not. */
export type UnitsIn = { value: number | null; problem?: 'units_missing' | 'units_wrong' | 'units_too_many' };

/** Reads asked units; they may be softened as people speak, the target has the number. */
export function unitsIn(cell: string): UnitsIn {
	const figure = readFigure(cell);
	if (!figure) return { value: null, problem: 'units_wrong' };
	if (figure.value === null) return { value: null, problem: 'units_missing' };
	const isAsked = targetForm.shape.units.safeParse(figure.value).success;
	return isAsked ? { value: figure.value } : { value: null, problem: 'units_too_many' };
}
