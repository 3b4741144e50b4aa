import { definitions } from '$lib/open-data/definition-words';
import { answerToKey } from '$lib/server/open-data/answer';
import type { RequestHandler } from './$types';

/** What each measure counts, in three languages. */
export const GET: RequestHandler = ({ request }) => answerToKey(request, () => Promise.resolve(definitions()));
