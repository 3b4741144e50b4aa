import type { OnTheLine } from './rough-line';

/** Where one person must stand, and what must be there of them: the bags that nobody took back are those from which the one that counts comes. */
export type Expected = {
	state: string;
	bags: { volumeMl: number; bagNumber: string }[];
	begun: boolean;
	thanked: boolean;
};

/** From least to most: of two acts that did not know of each other the later one in this list counts. */
const SAYS_MORE = ['arrive', 'fit', 'leave', 'defer', 'donate'];

const STATE: Record<string, string> = {
	arrive: 'arrived',
	fit: 'fit',
	leave: 'left',
	defer: 'deferred',
	donate: 'donated'
};

/** What a helper knew who did this: everything that leads to it. */
function knownTo(one: OnTheLine, all: Map<string, OnTheLine>, known = new Set<string>()): Set<string> {
	for (const id of [one.after, one.act === 'undo' ? String(one.undoes) : '']) {
		if (id === '' || known.has(id)) continue;
		known.add(id);
		const before = all.get(id);
		if (before) knownTo(before, all, known);
	}
	return known;
}

/**
 * Where a person stands by what was done to them, written without the product's rule: what was taken back is as if it had not been; an act that somebody built
 * upon is over, unless it is a bag; of what is left the one that says most counts.
 */
export function expectedOf(operations: OnTheLine[]): Expected {
	const all = new Map(operations.map((one) => [one.id, one]));
	const back = new Set(operations.filter(({ act }) => act === 'undo').map(({ undoes }) => String(undoes)));
	const stands = operations.filter(({ id, act }) => !back.has(id) && SAYS_MORE.includes(act));
	const over = new Set(stands.flatMap((one) => [...knownTo(one, all)]));
	const last = stands
		.filter(({ id, act }) => act === 'donate' || !over.has(id))
		.map(({ act }) => SAYS_MORE.indexOf(act));
	const most = SAYS_MORE[Math.max(-1, ...last)];
	const bags = stands.flatMap(({ act, volumeMl, bagNumber }) =>
		act === 'donate' ? [{ volumeMl: Number(volumeMl), bagNumber: String(bagNumber ?? '') }] : []
	);
	const ever = (what: string) => operations.some(({ id, act }) => act === what && !back.has(id));
	return { state: most ? (STATE[most] ?? '') : 'registered', bags, begun: ever('begin'), thanked: ever('thank') };
}
