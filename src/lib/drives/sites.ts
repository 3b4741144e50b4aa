/** One site of a drive. */
export type Site = { areaCode: string | null; venueName: string; address: string | null };

/** The most sites of one drive. */
export const MAX_SITES = 20;

/** What is done to the row of sites; `position` counts from 1. */
export type SiteAct =
	| { kind: 'add'; site: Site }
	| { kind: 'change'; position: number; site: Site }
	| { kind: 'remove'; position: number }
	| { kind: 'move'; position: number; way: 'up' | 'down' };

/** The sites after an act; `null` where there is no such site, or too many. */
export function sitesAfter(sites: readonly Site[], act: SiteAct): Site[] | null {
	if (act.kind === 'add') return sites.length < MAX_SITES ? [...sites, act.site] : null;
	const at = act.position - 1;
	const here = sites[at];
	if (!here) return null;
	if (act.kind === 'change') return sites.with(at, act.site);
	if (act.kind === 'remove') return sites.toSpliced(at, 1);
	const to = act.way === 'up' ? at - 1 : at + 1;
	const other = sites[to];
	return other ? sites.with(at, other).with(to, here) : [...sites];
}

/** A site in one line, as changes tell it. */
export function siteLine({ venueName, address }: Site): string {
	return address ? `${venueName} (${address})` : venueName;
}
