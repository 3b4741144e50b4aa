/** A source of chance that says the same again for the same seed: numbers from 0 to below 1 (mulberry32). */
export function chanceOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** One of these. */
export function oneOf<T>(chance: () => number, of: readonly T[]): T {
	return of[Math.floor(chance() * of.length)] as T;
}
