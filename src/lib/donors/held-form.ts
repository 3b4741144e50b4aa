import { z } from 'zod';
import { form } from '../field';

/** In which language what is held is put into words. */
export const heldForm = form({ locale: z.enum(['vi', 'lo', 'en'], { error: 'not_a_choice' }) });
