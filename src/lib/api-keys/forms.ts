import { z } from 'zod';
import { form, requiredId, requiredLine } from '../field';

const provinceCode = () => z.string({ error: 'not_text' }).regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'not_a_choice');

/** A key that is asked for; the label says which program has it. */
export const newKeyForm = form({ provinceCode: provinceCode(), label: requiredLine(80) });

/** A key that is taken back, or given again. */
export const namedKeyForm = form({ provinceCode: provinceCode(), keyId: requiredId() });
