import { dev } from '$app/environment';
import { error } from '@sveltejs/kit';

/** The part sheet is for building the kit; an installation has no such page. */
export function load({ url }: { url: URL }) {
	if (!dev) error(404);
	return {
		tab: url.searchParams.get('tab') ?? '0',
		dialog: url.searchParams.has('dialog'),
		charts: url.searchParams.has('charts')
	};
}
