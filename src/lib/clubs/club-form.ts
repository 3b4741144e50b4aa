import type { z } from 'zod';
import {
	form,
	line,
	newRowId,
	optionalCode,
	optionalDay,
	optionalEmail,
	optionalPhone,
	requiredLine,
	rowVersion
} from '../field';

const clubFields = {
	name: requiredLine(120),
	areaCode: optionalCode().default(''),
	contactName: line(120).default(''),
	phone: optionalPhone().default(''),
	email: optionalEmail().default(''),
	foundedOn: optionalDay().default(''),
	closedOn: optionalDay().default('')
};

/** A club that is founded in a province. */
export const newClubForm = form({
	...clubFields,
	provinceCode: optionalCode().min(1, 'required'),
	id: newRowId().default('')
}).superRefine(checkDays);

/** A club that is corrected. */
export const clubForm = form({ ...clubFields, version: rowVersion() }).superRefine(checkDays);

/** A new club as it was typed. */
export type NewClubInput = z.infer<typeof newClubForm>;
/** A corrected club as it was typed, with the version that was seen. */
export type ClubInput = z.infer<typeof clubForm>;

function checkDays({ foundedOn, closedOn }: { foundedOn: string; closedOn: string }, context: z.RefinementCtx) {
	if (foundedOn === '' || closedOn === '' || foundedOn <= closedOn) return;
	context.addIssue({ code: 'custom', message: 'end_before_start', path: ['closedOn'] });
}
