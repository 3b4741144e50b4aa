/** Makes the source of chance of the mass: the same number and purpose give the same fraction from 0 to below 1 in every session. */
export const DRAW = `create function pg_temp.draw(n bigint, purpose bigint) returns double precision language sql immutable
	return (hashint8extended(n, purpose) & 4294967295)::double precision / 4294967296`;

/** A fraction drawn for a row; `purpose` tells draws of one row apart. */
export const drawn = (n: string, purpose: number) => `pg_temp.draw(${n}, ${purpose})`;

/** One of several values, each as likely as its weight. */
export function weighted(fraction: string, weights: readonly (readonly [string, number])[]): string {
	const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
	let below = 0;
	const cases = weights
		.slice(0, -1)
		.map(([value, weight]) => `when ${fraction} < ${(below += weight) / whole} then ${value}`);
	return `(case ${cases.join(' ')} else ${weights.at(-1)?.[0]} end)`;
}

/** A UUIDv7 that seems made at an instant, its chance taken from a text. */
export const keyAt = (instant: string, seed: string) =>
	`(lpad(to_hex((extract(epoch from ${instant}) * 1000)::bigint), 12, '0') || '7' || overlay(substr(md5(${seed}), 1, 19) placing '8' from 4 for 1))::uuid`;
