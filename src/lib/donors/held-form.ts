import { form, language } from '../field';

/** In which language what is held is put into words. */
export const heldForm = form({ locale: language() });
