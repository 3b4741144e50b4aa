import { error } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { planPage } from '$lib/server/drives-plan/plan-page';
import { canPlanDrive } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canPlanDrive);
	event.setHeaders({ 'cache-control': 'no-store' });
	return (await scope((tx) => planPage(tx, drive, getLocale()))) ?? error(404);
};
