import type { ParamMatcher } from '@sveltejs/kit';

/** A year that the exchange may know: 1990 to 2199. */
export const match: ParamMatcher = (text) => /^(199\d|20\d\d|21\d\d)$/.test(text);
