import { v7 } from 'uuid';

/** A repeatable source of chance: the same seed gives the same choices on every machine. */
export type Chance = {
	/** A whole number, both ends included. */
	whole(from: number, to: number): number;
	/** True with this probability between 0 and 1. */
	happens(probability: number): boolean;
	/** One of a list that is not empty. */
	pick<T>(from: readonly T[]): T;
	/** One of several values, each as likely as its weight. */
	weighted<T>(weights: readonly (readonly [T, number])[]): T;
	/** So many different members of a list, in chance order; all of them when there are fewer. */
	sample<T>(from: readonly T[], count: number): T[];
	/** A UUIDv7 that seems made at this instant. */
	key(at: Date): string;
};

/** Starts a source of chance from a seed. */
export function chanceFrom(seed: number): Chance {
	const fraction = mulberry32(seed);
	const whole = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
	const bytes = () => Uint8Array.from({ length: 16 }, () => whole(0, 255));

	return {
		whole,
		happens: (probability) => fraction() < probability,
		pick: (from) => member(from, whole(0, from.length - 1)),
		weighted: (weights) => weightedPick(weights, fraction()),
		sample: (from, count) => sampled(from, count, whole),
		key: (at) => v7({ msecs: at.getTime(), random: bytes() })
	};
}

/** Tommy Ettinger's small generator: 32 bits of state, numbers from 0 to below 1. */
function mulberry32(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

function weightedPick<T>(weights: readonly (readonly [T, number])[], fraction: number): T {
	let left = fraction * weights.reduce((sum, [, weight]) => sum + weight, 0);
	const chosen = weights.find(([, weight]) => (left -= weight) < 0) ?? weights[0];
	if (!chosen) throw new Error('nothing to choose from');
	return chosen[0];
}

/** Fisher–Yates, stopped as soon as enough members are drawn. */
function sampled<T>(from: readonly T[], count: number, whole: Chance['whole']): T[] {
	const pool = [...from];
	const drawn = Math.min(count, pool.length);
	for (let index = 0; index < drawn; index++) {
		const other = whole(index, pool.length - 1);
		[pool[index], pool[other]] = [member(pool, other), member(pool, index)];
	}
	return pool.slice(0, drawn);
}

function member<T>(list: readonly T[], index: number): T {
	if (index < 0 || index >= list.length) throw new Error('nothing to choose from');
	return list[index] as T;
}
