import { z } from 'zod';
import { form } from '../field';
import type { Doubt } from './doubt';
import { operationForm } from './operation';

/** Operations that travel together. */
export const MOST_AT_ONCE = 50;

/** What a device sends: its own name, whose account was signed in, and some operations, in the order in which they were done. */
export const sendingForm = form({
	deviceId: z.uuid({ error: 'not_a_choice' }),
	by: z.uuid({ error: 'not_a_choice' }).optional(),
	operations: z.array(operationForm).min(1).max(MOST_AT_ONCE)
});

/** What is answered for each operation; `refused` only where its key meant something else before. */
export type Answered =
	| { id: string; refused: false; doubt: Doubt | null; registrationId: string; head: string; state: string | null }
	| { id: string; refused: true };
