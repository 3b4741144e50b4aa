import { asc, eq, inArray } from 'drizzle-orm';
import type { Act } from '$lib/desk/operation';
import type { Deed } from '$lib/desk/standing';
import type { RegistrationState } from '$lib/drives/registration-state';
import { plannedOnce } from '../db/planned-once';
import { driveOperations } from '../db/schema/operations';
import { registrationEvents } from '../db/schema/registrations';
import type { Tx } from '../scope';

/** What was done to one registration at the desk, and where it stood before. */
export type Deeds = { before: RegistrationState; deeds: Deed[] };

const ACT_OF: Partial<Record<string, Deed['act']>> = {
	arrived: 'arrive',
	fit: 'fit',
	deferred: 'defer',
	left: 'leave',
	donated: 'donate',
	cancelled: 'cancel'
};

type Event = typeof registrationEvents.$inferSelect;

/** The deeds of a registration: its steps since it last got its place, whoever took them, and what devices did that moved nobody. */
export async function deedsOf(tx: Tx, registration: { id: string; operationId: string | null }): Promise<Deeds> {
	const events = await plannedOnce(
		tx
			.select()
			.from(registrationEvents)
			.where(eq(registrationEvents.registrationId, registration.id))
			.orderBy(asc(registrationEvents.id))
	);
	const operations = await operationsOf(tx, registration);
	const known = new Map(operations.map((one) => [one.id, one]));
	const begun = events.findLastIndex((event) => begins(event, known));
	const steps = events.slice(begun + 1);
	const taken = steps.flatMap((event, index) => deedOfEvent(event, steps[index - 1], events, known) ?? []);
	const stepped = new Set(events.map(keyOf));
	const aside = operations.filter(({ id, waiting }) => !waiting && !stepped.has(id)).map(deedOfOperation);
	return { before: (events[begun]?.toState ?? 'registered') as RegistrationState, deeds: [...taken, ...aside] };
}

/** What devices did to this registration: whatever waits has not happened yet, and whatever stays beside what counts never did. */
function operationsOf(tx: Tx, { id, operationId }: { id: string; operationId: string | null }) {
	const named = [id, ...(operationId ? [operationId] : [])];
	const { id: key, afterId, act, undoes, registrationId, waiting } = driveOperations;
	return plannedOnce(
		tx
			.select({ id: key, afterId, act, undoes, waiting })
			.from(driveOperations)
			.where(inArray(registrationId, named))
			.orderBy(asc(key))
	);
}

const keyOf = ({ id, operationId }: Event) => operationId ?? id;

type Done = { id: string; afterId: string | null; act: string; undoes: string | null; waiting: boolean };
type Known = Map<string, Done>;

/** Whether a step gave the registration its place, or gave it anew: what a device took back only leads there again. */
function begins(event: Event, known: Known): boolean {
	const act = known.get(keyOf(event))?.act;
	return event.undoes === null && !(event.toState in ACT_OF) && (act === undefined || act === 'register');
}

const deedOfOperation = ({ id, afterId, act, undoes }: Done): Deed => ({
	id,
	after: afterId ?? '',
	act: act as Act,
	...(undoes && { undoes })
});

/** A step as a deed: one of a device is what that device did, another one follows the step before. */
function deedOfEvent(event: Event, previous: Event | undefined, events: Event[], known: Known): Deed | null {
	const id = keyOf(event);
	const operation = known.get(id);
	if (operation) return operation.waiting ? null : deedOfOperation(operation);
	const after = previous ? keyOf(previous) : '';
	if (event.undoes === null) {
		const act = ACT_OF[event.toState];
		return act ? { id, after, act } : null;
	}
	const undone = events.find((one) => one.id === event.undoes);
	return undone ? { id, after, act: 'undo', undoes: keyOf(undone) } : null;
}
