import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { canEditDrive } from '$lib/server/policy';
import { posterPage } from '$lib/server/sign-ups/poster-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canEditDrive);
	const size = event.url.searchParams.get('size') === 'a3' ? ('a3' as const) : ('a4' as const);
	return { id: drive.id, size, ...(await scope((tx) => posterPage(tx, drive, getLocale()))) };
};
