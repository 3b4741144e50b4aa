import { z } from 'zod';
import { form, line, optionalCode } from '../field';

/** A pasted table of targets of one province; `year` is that of lines that say none, `replace` the statements that may be replaced. */
export const pastedTargetsForm = form({
	text: z.string({ error: 'not_text' }),
	provinceCode: optionalCode().min(1, 'required'),
	year: z.string().regex(/^(2[01]\d\d|2200)$/, 'not_a_choice'),
	replace: z.array(line(160)).default([])
});

/** What was pasted, as it was sent. */
export type PastedTargets = z.infer<typeof pastedTargetsForm>;
