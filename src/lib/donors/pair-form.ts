import { form, requiredId } from '../field';

/** Which suspected pair is decided about. */
export const pairForm = form({ pairId: requiredId() });
