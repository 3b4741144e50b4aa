import { z } from 'zod';
import { form, newRowId, optionalCode, optionalDay, requiredDay, requiredId, requiredLine, rowVersion } from '../field';

const stated = { name: requiredLine(120), startsOn: requiredDay(), endsOn: optionalDay().default('') };

function inOrder({ startsOn, endsOn }: { startsOn: string; endsOn: string }, context: z.RefinementCtx) {
	if (endsOn !== '' && endsOn < startsOn)
		context.addIssue({ code: 'custom', message: 'end_before_start', path: ['endsOn'] });
}

/** Days on which a province holds no drives; without a last day it is one. */
export const newClosedDayForm = form({
	...stated,
	provinceCode: optionalCode().min(1, 'required'),
	id: newRowId().default('')
}).superRefine(inOrder);

/** Such days that are changed. */
export const closedDayForm = form({ ...stated, version: rowVersion() }).superRefine(inOrder);

/** Such days that are taken out, or put back. */
export const removeDayForm = form({ dayId: requiredId(), version: rowVersion() });

/** New days as they were typed. */
export type NewClosedDayInput = z.infer<typeof newClosedDayForm>;
/** Changed days as they were typed, with the version that was seen. */
export type ClosedDayInput = z.infer<typeof closedDayForm>;
