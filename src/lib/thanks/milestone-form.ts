import type { z } from 'zod';
import { form, line, newRowId, optionalCode, optionalId, requiredId, rowVersion, whole } from '../field';

const decided = { donations: whole(1, 1000), honour: line(120).default(''), source: line(200).default('') };

/** A milestone that a province adds; with `lowersId` the lower number at which an area reaches that one. */
export const newMilestoneForm = form({
	...decided,
	provinceCode: optionalCode().min(1, 'required'),
	lowersId: optionalId().default(''),
	areaCode: optionalCode().default(''),
	id: newRowId().default('')
}).superRefine(({ lowersId, areaCode }, context) => {
	if ((lowersId === '') === (areaCode === '')) return;
	context.addIssue({ code: 'custom', message: 'required', path: [lowersId === '' ? 'lowersId' : 'areaCode'] });
});

/** A milestone that is changed. */
export const milestoneForm = form({ ...decided, version: rowVersion() });

/** A milestone that nobody reaches any more, or that is reached again. */
export const endMilestoneForm = form({ milestoneId: requiredId(), version: rowVersion() });

/** What is handed over to whom, or taken back. */
export const handOverForm = form({ donorId: requiredId(), milestoneId: requiredId() });

/** A new milestone as it was typed. */
export type NewMilestoneInput = z.infer<typeof newMilestoneForm>;
/** A changed milestone as it was typed, with the version that was seen. */
export type MilestoneInput = z.infer<typeof milestoneForm>;
