import type { AuditCodes } from '$lib/audit/entry';
import { homeZone } from '../areas/home-day';
import type { InScope } from '../scope';
import { trailCodes, type Asking } from './trail';

const AT_ONCE = 2_000;

/** The whole trail under a filter in portions, newest first: never more than one of them is in memory. */
export async function* exportTrail(
	scope: InScope,
	{ actor, filter }: Omit<Asking, 'zone'>
): AsyncGenerator<AuditCodes[], void> {
	const zone = await scope((tx) => homeZone(tx, actor));
	let after: string | null = null;
	for (;;) {
		const asking: Asking = { actor, zone, filter: { ...filter, after } };
		const entries = await scope((tx) => trailCodes(tx, asking, AT_ONCE));
		if (entries.length > 0) yield entries;
		if (entries.length < AT_ONCE) return;
		after = entries.at(-1)?.id ?? null;
	}
}
