import { requirePolicy } from '$lib/server/access';
import { exchangeYears } from '$lib/server/exchange/exchange-page';
import { canKeepExchange, canSeeExchange } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeeExchange);
	const found = await scope((tx) => exchangeYears(tx, actor, new Date()));
	return { ...found, keeps: canKeepExchange(actor) };
};
