import { answerTotals } from '$lib/server/open-data/answer';
import { openUnits } from '$lib/server/open-data/totals';
import type { RequestHandler } from './$types';

/** Units, donations and volume of the key's province. */
export const GET: RequestHandler = ({ request }) => answerTotals(request, { people: false, totals: openUnits });
