import type { Actor } from '../actor';
import { homeDay } from '../areas/home-day';
import { officersOf } from '../people/queries';
import type { Tx } from '../scope';
import type { ReportOwner } from './owners';

/** Who may be sent the reports of some provinces and clubs, each once: to choose from. */
export async function receiversFor(tx: Tx, actor: Actor, owners: readonly ReportOwner[], now: Date) {
	const today = await homeDay(tx, actor, now);
	const people = new Map([[actor.accountId, actor.fullName]]);
	for (const owner of owners)
		for (const { value, label } of await officersOf(tx, owner, today)) people.set(value, label);
	return [...people].map(([value, label]) => ({ value, label }));
}
