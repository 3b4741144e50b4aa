import { form, provinceCode, requiredId, requiredLine } from '../field';

/** A key that is asked for; the label says which program has it. */
export const newKeyForm = form({ provinceCode: provinceCode(), label: requiredLine(80) });

/** A key that is taken back, or given again. */
export const namedKeyForm = form({ provinceCode: provinceCode(), keyId: requiredId() });
