import { z } from 'zod';
import { form, line, optionalCode } from '../field';

const table = {
	text: z.string({ error: 'not_text' }),
	provinceCode: optionalCode().min(1, 'required')
};

/** A pasted plan of drives of one province. */
export const pastedPlanForm = form(table);

/** Pasted results of one province, with the statements that may be replaced. */
export const pastedResultsForm = form({ ...table, replace: z.array(line(60)).default([]) });

/** What was pasted, as it was sent. */
export type PastedDrives = z.infer<typeof pastedResultsForm>;
