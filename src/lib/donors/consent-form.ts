import { z } from 'zod';
import { form } from '../field';
import { CONSENT_PURPOSES, GIVEN_PURPOSES, PROVEN_WAYS } from './consent';

/**
 * That a donor agrees: to what, by which proof, and the version of the text that was read. Read as it was sent, by `sentAs`: a proof or a tick
 * that is missing stays missing, and nothing stands in for it.
 */
export const giveConsentForm = form({
	purpose: z.enum(GIVEN_PURPOSES, { error: 'not_a_choice' }),
	how: z.enum(PROVEN_WAYS, { error: 'required' }),
	textVersion: z.string().regex(/^[1-9]\d{0,4}$/),
	agreed: z.literal('on', { error: 'consent_missing' })
});

/** What was sent of a consent. */
export type GivenConsent = z.infer<typeof giveConsentForm>;

/** Which consent is taken back: nothing more is asked. */
export const withdrawConsentForm = form({ purpose: z.enum(CONSENT_PURPOSES, { error: 'not_a_choice' }) });
