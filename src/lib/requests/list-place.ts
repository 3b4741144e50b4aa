import { listAddress } from '../list-address';
import { UUID } from '../uuid';

/** Where in the list of requests under way a page begins or ends: after or before the request with this id; both empty is its first page. */
export type ListPlace = { after: string; before: string };

/** Reads the address of the list; what cannot be read is its first page. */
export function readListPlace(address: URLSearchParams): ListPlace {
	const id = (name: string) => [address.get(name) ?? ''].find((text) => UUID.test(text)) ?? '';
	return { after: id('after'), before: id('before') };
}

/** The address of the page at a place, after an act that it tells of. */
export function requestsAddress({ after, before }: ListPlace, done: string): string {
	return listAddress('/requests', { after, before, done });
}

/** A place as it follows the name of an act in the address of a form, so that what is wrong is told on the page where it was sent. */
export function andPlace({ after, before }: ListPlace): string {
	const kept = listAddress('', { after, before });
	return kept.replace('?', '&');
}

/** The addresses of the neighbouring pages; null where there is none. */
export function neighbours({ newer, older }: Record<'newer' | 'older', string | null>) {
	return {
		newer: newer && listAddress('/requests', { before: newer }),
		older: older && listAddress('/requests', { after: older })
	};
}
