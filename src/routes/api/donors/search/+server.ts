import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { readDonorFilter } from '$lib/donors/list-filter';
import { requirePolicy } from '$lib/server/access';
import { listDonors } from '$lib/server/donors/list';
import { searched } from '$lib/server/donors/search';
import { canFindDonors } from '$lib/server/policy';
import type { RequestHandler } from './$types';

const asked = z.strictObject({ q: z.string().trim().min(1).max(120) });
const MOST = 10;
/** Of so many the first in order are handed out; whoever is called exactly as was typed is among them. */
const SOME = 21;

/** A POST although nothing is written: what was typed of a person must not stand in an address. */
export const POST: RequestHandler = async (event) => {
	const { scope } = requirePolicy(event, canFindDonors);
	const body = asked.safeParse(await event.request.json().catch(() => null));
	if (!body.success) error(400);
	const filter = readDonorFilter(new URLSearchParams(body.data));
	// Whom the desk chooses is registered: names that are only spelt alike are not offered.
	const page = await scope((tx) =>
		listDonors(tx, filter, new Date(), {
			search: searched(tx, filter.q, SOME),
			size: MOST,
			orAlike: false
		})
	);
	const donors = page.donors.map(
		({ id, fullName, birthDate, birthPrecision, phone, abo, rhd, lastDonationOn, eligibility }) => {
			return {
				id,
				fullName,
				birthDate,
				birthPrecision,
				phone,
				abo,
				rhd,
				lastDonationOn,
				eligibleFrom: eligibility.eligibleFrom
			};
		}
	);
	return json({ donors }, { headers: { 'cache-control': 'no-store' } });
};
