import type { Country } from '$lib/areas/country';

/** One of the four groups of the ABO system. */
export const ABO_GROUPS = ['O', 'B', 'A', 'AB'] as const;
export type Abo = (typeof ABO_GROUPS)[number];

/**
 * What share of a country's people has each group, and below what share RhD negative stays: general knowledge for planning, of which no source was
 * checked. Of Laos none are known.
 */
export const expectedGroups: Readonly<
	Partial<Record<Country, { abo: Readonly<Record<Abo, number>>; rhdNegativeBelow: number }>>
> = {
	VN: { abo: { O: 0.42, B: 0.3, A: 0.21, AB: 0.07 }, rhdNegativeBelow: 0.001 }
};

/** The two fields of a blood group, each null where it is not known. */
export function groupParts(key: string): { abo: Abo | null; rhd: '+' | '-' | null } {
	const abo = ABO_GROUPS.find((one) => one === key.replace(/[+-]$/, ''));
	const rhd = key.endsWith('+') ? '+' : key.endsWith('-') ? '-' : null;
	return { abo: abo ?? null, rhd };
}
