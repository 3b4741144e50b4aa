import { answerToKey } from '$lib/server/open-data/answer';
import { problem } from '$lib/server/open-data/problem';
import type { RequestHandler } from './$types';

/** Whatever there is not: said in the form that programs understand. */
export const GET: RequestHandler = ({ request }) => answerToKey(request, () => Promise.resolve(problem('not_found')));
