import { error, json } from '@sveltejs/kit';
import { somebodyElsewhere, wordedDuplicates } from '$lib/donors/duplicates-words';
import { typedPersonSchema } from '$lib/donors/likely-duplicate';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { provincesOf } from '$lib/server/areas/queries';
import { findDuplicates } from '$lib/server/donors/find-duplicates';
import { elsewhereQuestion, knownElsewhere } from '$lib/server/donors/known-elsewhere';
import { canAskElsewhere, canFindDonors } from '$lib/server/policy';
import type { RequestHandler } from './$types';

/** A POST although only the trail is written, where another club is spoken of: what was typed of a person must not stand in an address. */
export const POST: RequestHandler = async (event) => {
	const access = requirePolicy(event, canFindDonors);
	const { actor, scope } = access;
	const typed = typedPersonSchema.safeParse(await event.request.json().catch(() => null));
	if (!typed.success) error(400);
	if (!provincesOf(actor).includes(typed.data.provinceCode)) error(404);
	const mayAsk = canAskElsewhere(actor, typed.data);
	const [duplicates, asked] = await scope(async (tx) => [
		await findDuplicates(tx, typed.data),
		mayAsk ? await elsewhereQuestion(tx, typed.data) : null
	]);
	const elsewhere = await knownElsewhere(access, asked, new Date());
	const worded = [...wordedDuplicates(duplicates, getLocale()), ...(elsewhere ? [somebodyElsewhere()] : [])];
	return json({ duplicates: worded }, { headers: { 'cache-control': 'no-store' } });
};
