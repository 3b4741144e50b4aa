import { form, rowVersion } from '../field';

/** What restricts a donor or lifts it: the version of the donor that was seen. */
export const restrictionForm = form({ version: rowVersion() });
