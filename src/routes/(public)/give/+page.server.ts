import { readGivingFilter } from '$lib/sign-ups/giving-filter';
import { getLocale } from '$lib/paraglide/runtime';
import { givingPage } from '$lib/server/sign-ups/giving-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) =>
	givingPage(readGivingFilter(url.searchParams), getLocale(), new Date());
