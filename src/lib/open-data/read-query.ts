import { isTogether, splitsDonations } from '../collections/combination';
import { done, refused, type Result } from '../result';
import { totalsQuery, type TotalsQuery } from './api-schemas';

/**
 * Reads a question from an address. Refuses a name that is not known or stands twice, a value that makes no sense, days that are the wrong way
 * round, and breakdowns that cannot be crossed; `field` says which. `people` asks of people too, whom no donation splits.
 */
export function readTotalsQuery(
	params: URLSearchParams,
	{ people }: { people: boolean }
): Result<TotalsQuery, 'not_understood'> {
	const names = [...params.keys()];
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice) return refused('not_understood', { field: twice });
	const read = totalsQuery.safeParse(Object.fromEntries(params));
	if (!read.success) return refused('not_understood', { field: fieldOf(read.error.issues[0]) });
	const field = problemWith(read.data, people);
	return field ? refused('not_understood', { field }) : done(read.data);
}

function fieldOf(issue: { path: PropertyKey[]; keys?: string[] } | undefined): string {
	return String(issue?.path[0] ?? issue?.keys?.[0] ?? '');
}

function problemWith({ from, to, by, and }: TotalsQuery, people: boolean): string | null {
	if (from && to && from > to) return 'from';
	if (people && !isTogether('drives', by)) return 'by';
	if (!and) return null;
	const splitsTwice = splitsDonations(by) && splitsDonations(and);
	const samePlaces = isPlace(by) && isPlace(and);
	return and === by || splitsTwice || samePlaces || (people && splitsDonations(and)) ? 'and' : null;
}

const isPlace = (by: string) => by === 'district' || by === 'area' || by === 'province';
