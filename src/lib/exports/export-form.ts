import { z } from 'zod';
import { form } from '../field';
import { SHEET_KINDS } from './sheet-kind';

/** Which kind of file somebody takes. */
export const exportForm = form({ kind: z.enum(SHEET_KINDS, { error: 'not_a_choice' }) });
