import { choice, form, requiredId, rowVersion } from '../field';
import type { MergeField } from './merge';

const either = () => choice(['kept', 'gone']);
const sides = {
	fullName: either(),
	sex: either(),
	birthDate: either(),
	phone: either(),
	email: either(),
	paper: either(),
	areaCode: either(),
	address: either(),
	group: either(),
	weightClass: either(),
	reserve: either(),
	note: choice(['kept', 'gone', 'both'])
} satisfies Record<MergeField, unknown>;

/** Two entries of one person, as they were seen, and whose word counts where they differ; empty is what was proposed. */
export const mergeForm = form({
	keptId: requiredId(),
	goneId: requiredId(),
	keptVersion: rowVersion(),
	goneVersion: rowVersion(),
	...sides
});

/** Which merge is undone. */
export const undoMergeForm = form({ mergeId: requiredId() });
