import { createHmac } from 'node:crypto';
import { and, count, eq, gt, lt } from 'drizzle-orm';
import { signInFailures } from '../db/schema/accounts';
import { env } from '../env';
import { inSignIn, takeTurns, type Tx } from '../scope';

/** How many tries somebody has within minutes: at most the quarter of an hour after which every try is forgotten. */
export type Allowance = { most: number; minutes: 5 | 15 };

const PER_ACCOUNT: Allowance = { most: 10, minutes: 15 };
const PER_ADDRESS: Allowance = { most: 25, minutes: 5 };

/** Who tries to sign in, as keyed hashes: neither e-mail nor address is stored. */
export type SignInKeys = { accountKey: string; addressKey: string };

/** IPv6 addresses are taken by their /64, since one customer owns at least that much. */
export function networkOf(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
	if (!plain.includes(':')) return plain;
	const [head = '', tail] = plain.split('::');
	const left = head ? head.split(':') : [];
	const right = tail ? tail.split(':') : [];
	const middle = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
	return [...left, ...middle, ...right]
		.slice(0, 4)
		.map((part) => Number.parseInt(part, 16).toString(16))
		.join(':');
}

/** A keyed hash of whoever is counted. */
export function throttleKey(text: string): string {
	return createHmac('sha256', env().IDENTITY_KEY).update(`throttle:${text}`).digest('base64url');
}

/** The throttle's keys for an e-mail and a client address. */
export function signInKeys(email: string, address: string): SignInKeys {
	return { accountKey: throttleKey(email), addressKey: throttleKey(networkOf(address)) };
}

/** Only what was tried after this instant counts. */
export function countedSince(minutes: Allowance['minutes'], now: Date): Date {
	return new Date(now.getTime() - minutes * 60_000);
}

/** Forgets what is too old to count in any allowance, whoever's it is. */
export async function forgetOld(tx: Tx, now: Date): Promise<void> {
	await tx.delete(signInFailures).where(lt(signInFailures.failedAt, countedSince(15, now)));
}

async function failures(tx: Tx, where: ReturnType<typeof and>): Promise<number> {
	const [row] = await tx.select({ n: count() }).from(signInFailures).where(where);
	return row?.n ?? 0;
}

/** Whether too many sign-ins failed lately, for this account from this address or from this address at all. */
export async function isThrottled(tx: Tx, { accountKey, addressKey }: SignInKeys, now: Date): Promise<boolean> {
	const lately = ({ minutes }: Allowance) => gt(signInFailures.failedAt, countedSince(minutes, now));
	const ofAddress = eq(signInFailures.addressKey, addressKey);
	const ofAccount = and(eq(signInFailures.accountKey, accountKey), ofAddress, lately(PER_ACCOUNT));
	if ((await failures(tx, ofAccount)) >= PER_ACCOUNT.most) return true;
	return (await failures(tx, and(ofAddress, lately(PER_ADDRESS)))) >= PER_ADDRESS.most;
}

/** Remembers a failure and forgets those too old to count. */
export async function recordFailure(tx: Tx, keys: SignInKeys, now: Date): Promise<void> {
	await forgetOld(tx, now);
	await tx.insert(signInFailures).values({ ...keys, failedAt: now });
}

/** Forgets the failures of an account from one address once it got in. */
export async function forgetFailures(tx: Tx, { accountKey, addressKey }: SignInKeys): Promise<void> {
	await tx
		.delete(signInFailures)
		.where(and(eq(signInFailures.accountKey, accountKey), eq(signInFailures.addressKey, addressKey)));
}

/**
 * Counts a try as a failure until it succeeds, unless too many failed lately: whether it may be made. Exactly even when many come at
 * once, since both allowances are of one address.
 */
export function takeSignIn(keys: SignInKeys, now: Date): Promise<boolean> {
	return inSignIn(null, async (tx) => {
		await takeTurns(tx, keys.addressKey);
		if (await isThrottled(tx, keys, now)) return false;
		await recordFailure(tx, keys, now);
		return true;
	});
}
