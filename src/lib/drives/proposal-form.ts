import { z } from 'zod';
import { form, line, requiredId, requiredLine, rowVersion } from '../field';

/** A drive that the office approves, as it was seen. */
export const approveForm = form({ id: requiredId(), version: z.coerce.number().pipe(rowVersion()) });

/** A drive that the office sends back, with what its club reads. */
export const sendBackForm = form({
	id: requiredId(),
	version: z.coerce.number().pipe(rowVersion()),
	reason: requiredLine(300, 'reason_missing')
});

/** Whether the drives of a province are approved before they are announced. */
export const approvalRuleForm = form({
	provinceCode: line(20),
	approves: z.enum(['yes', 'no'], { error: 'not_a_choice' })
});
