import type { RegistrationState } from '../drives/registration-state';
import { LEADS_TO, type Act, type Operation } from './operation';

/** What the rules of the desk need to know of an operation; `after` is empty where nothing had been seen before. */
export type Deed = { id: string; after: string; act: Act | 'cancel'; undoes?: string };

/** Why somebody has to look at what was recorded: acts of one person that did not know of each other, or that one of them was taken back. */
export const CLASHES = [
	'arrived_twice',
	'donated_twice',
	'deferred_twice',
	'donated_and_away',
	'cancelled_meanwhile',
	'undone_meanwhile'
] as const;

export type Clash = (typeof CLASHES)[number];

/** Where one person stands, and which operations somebody has to look at. */
export type Standing = { state: RegistrationState; head: string; clashes: { clash: Clash; of: string }[] };

/** How much is kept of two acts that did not know of each other: a bag that exists is never given up. */
const RANK: Partial<Record<RegistrationState, number>> = {
	cancelled: 1,
	no_show: 1,
	arrived: 2,
	fit: 3,
	left: 4,
	deferred: 5,
	donated: 6
};

/**
 * Where a registration stands that was `before` when nothing had been done at the desk, after these deeds in whatever order they came: the same
 * on each device and on the server. Deeds that nobody had seen when another was done stand side by side; the one that says most counts. Whatever
 * came after it, a bag counts until it is taken back.
 */
export function standingOf(before: RegistrationState, deeds: readonly Deed[]): Standing {
	const steps = withoutRepetitions(deeds).filter(({ act }) => act !== 'thank' && act !== 'begin');
	const undone = new Set(steps.flatMap(({ undoes }) => undoes ?? []));
	const standing = steps.filter(({ id, act }) => act !== 'undo' && !undone.has(id));
	const past = pastOf(steps);
	const heads = standing.filter(({ id }) => !standing.some((other) => past.get(other.id)?.has(id)));
	const counting = [...heads, ...standing.filter(({ act }) => act === 'donate')];
	const states = counting.map(({ act }) => stateAfter(act));
	const state = states.reduce((most, one) => (rank(one) > rank(most) ? one : most), states[0] ?? before);
	return { state, head: headOf(steps, past), clashes: clashesOf(standing, past, undone) };
}

function stateAfter(act: Deed['act']): RegistrationState {
	return act === 'cancel' ? 'cancelled' : (LEADS_TO[act as Act] ?? 'registered');
}

const rank = (state: RegistrationState) => RANK[state] ?? 0;

function withoutRepetitions(deeds: readonly Deed[]): Deed[] {
	return [...new Map(deeds.map((deed) => [deed.id, deed])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Everything that whoever did each deed could know of. */
function pastOf(steps: readonly Deed[]): Map<string, Set<string>> {
	const before = new Map(steps.map(({ id, after }) => [id, after]));
	return new Map(
		steps.map(({ id, after, undoes }) => {
			const past = new Set<string>(undoes ? [undoes] : []);
			for (let one: string | undefined = after; one && !past.has(one); one = before.get(one)) past.add(one);
			return [id, past];
		})
	);
}

/** The latest of those that nothing was done after: what the next deed follows. */
function headOf(steps: readonly Deed[], past: Map<string, Set<string>>): string {
	return steps.filter(({ id }) => !steps.some((other) => past.get(other.id)?.has(id))).at(-1)?.id ?? '';
}

function clashesOf(
	standing: readonly Deed[],
	past: Map<string, Set<string>>,
	undone: Set<string>
): Standing['clashes'] {
	const apart = (a: Deed, b: Deed) => !past.get(a.id)?.has(b.id) && !past.get(b.id)?.has(a.id);
	const pairs = standing.flatMap((b, index) =>
		standing.slice(0, index).flatMap((a) => {
			const clash = apart(a, b) ? clashBetween(a, b) : null;
			return clash ? [{ clash, of: b.id }] : [];
		})
	);
	const orphans = standing
		.filter(({ after }) => undone.has(after))
		.map(({ id }) => ({ clash: 'undone_meanwhile' as const, of: id }));
	return [...pairs, ...orphans];
}

const BETWEEN: readonly { of: readonly [Deed['act'], Deed['act']]; clash: Clash }[] = [
	{ of: ['arrive', 'arrive'], clash: 'arrived_twice' },
	{ of: ['donate', 'donate'], clash: 'donated_twice' },
	{ of: ['defer', 'defer'], clash: 'deferred_twice' },
	{ of: ['donate', 'defer'], clash: 'donated_and_away' },
	{ of: ['donate', 'leave'], clash: 'donated_and_away' }
];

function clashBetween(a: Deed, b: Deed): Clash | null {
	const acts = [a.act, b.act];
	if (acts.filter((act) => act === 'cancel').length === 1) return 'cancelled_meanwhile';
	const found = BETWEEN.find(
		({ of: [one, other] }) => (a.act === one && b.act === other) || (a.act === other && b.act === one)
	);
	return found?.clash ?? null;
}

/** What the rules need to know of a full operation. */
export function deedOf(operation: Operation): Deed {
	const { id, after, act } = operation;
	return operation.act === 'undo' ? { id, after, act, undoes: operation.undoes } : { id, after, act };
}
