const LONGEST_SEARCH = 120;

/** What the address of a list searches for, as one line. */
export function readSearch(address: URLSearchParams): string {
	return (address.get('q') ?? '')
		.replace(/\p{Cc}|\p{Cs}/gu, ' ')
		.trim()
		.slice(0, LONGEST_SEARCH);
}

/** The address of a list with what narrows it; what is empty is left out. */
export function listAddress(path: string, parts: Record<string, string | false>): string {
	const filled = Object.entries(parts).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
	return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}

const MOST_PAGES = 1_000;

/** The page that an address asks for; pages count from 1, and what is no page is the first. */
export function pageNumber(asked: string | null): number {
	return Math.min(Math.max(Number.parseInt(asked ?? '') || 1, 1), MOST_PAGES);
}
