import type { ParamMatcher } from '@sveltejs/kit';

/** A malformed id is a page that does not exist. */
export const match: ParamMatcher = (text) =>
	/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
