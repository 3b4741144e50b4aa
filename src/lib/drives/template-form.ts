import { z } from 'zod';
import { form, requiredId, requiredLine, rowVersion } from '../field';

const LONGEST_NAME = 80;
const seenVersion = () => z.coerce.number().pipe(rowVersion());

/** A drive that is kept at hand under a name. */
export const keepTemplateForm = form({ driveId: requiredId(), name: requiredLine(LONGEST_NAME) });

/** Another name for it. */
export const renameTemplateForm = form({
	templateId: requiredId(),
	name: requiredLine(LONGEST_NAME),
	version: seenVersion()
});

/** A drive that is kept at hand no longer. */
export const removeTemplateForm = form({ templateId: requiredId() });
