import { hash, verify } from '@node-rs/argon2';

// Argon2id is the library's default algorithm.
const ARGON2ID_19_MIB = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
const QUEUE = 20;

/** Thrown when too many passwords are being checked already; the answer is 503 with Retry-After. */
export class TooBusy extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= AT_ONCE) {
		if (waiting.length >= QUEUE) throw new TooBusy('password checks are queued up');
		await new Promise<void>((resolve) => waiting.push(resolve));
	} else {
		running++;
	}
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running--;
	}
}

/** Hashes a password with Argon2id (19 MiB, t=2, p=1). */
export function hashPassword(password: string): Promise<string> {
	return inTurn(() => hash(password, ARGON2ID_19_MIB));
}

/** The same; null when too many passwords are being checked already. */
export async function hashUnlessBusy(password: string): Promise<string | null> {
	try {
		return await hashPassword(password);
	} catch (thrown) {
		if (thrown instanceof TooBusy) return null;
		throw thrown;
	}
}

let decoy: Promise<string> | undefined;

/** Whether a password fits a hash. Without a hash the same work is done against a decoy, so that unknown accounts cost the same. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
	return (await passwordFitsIf(() => Promise.resolve(true), stored, password)) ?? false;
}

/** The same for whoever may try, which is asked when their turn comes; null for others. */
export async function passwordFitsIf(
	mayTry: () => Promise<boolean>,
	stored: string | null,
	password: string
): Promise<boolean | null> {
	decoy ??= hashPassword('a password that nobody has');
	const against = stored ?? (await decoy);
	const fits = await inTurn(async () => ((await mayTry()) ? verify(against, password) : null));
	return fits && stored !== null;
}
