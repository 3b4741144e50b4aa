import { LANGUAGE_NAMES } from '../time/language-names';

/** The languages of the product, each in its own words, to choose from. */
export const languages = Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }));
