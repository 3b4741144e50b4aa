import { form, rowVersion } from '../field';

/** What asks for a new card: the version of the donor that was seen. */
export const newCardForm = form({ version: rowVersion() });
