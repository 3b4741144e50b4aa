import type { ParamMatcher } from '@sveltejs/kit';
import { UUID } from '$lib/uuid';

/** A malformed id is a page that does not exist. */
export const match: ParamMatcher = (text) => UUID.test(text);
