import { z } from 'zod';
import { form, requiredId } from '../field';

/** Which donor somebody is who signed up. */
export const matchForm = form({ registrationId: requiredId(), donorId: requiredId() });

/** Whoever signed up becomes a donor, with their consent to being entered; `confirmNew` says that look-alikes were looked at. */
export const addApplicantForm = form({
	registrationId: requiredId(),
	consent: z.literal('on'),
	confirmNew: z.literal('on').optional()
});
