import { answerTotals } from '$lib/server/open-data/answer';
import { openMeasures } from '$lib/server/open-data/totals';
import type { RequestHandler } from './$types';

/** Everything that adds up, of the key's province. */
export const GET: RequestHandler = ({ request }) => answerTotals(request, { people: true, totals: openMeasures });
