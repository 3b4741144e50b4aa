import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { usualDigits } from '$lib/time/digits';
import { done, refused, type Result } from '$lib/result';
import { totpSecrets } from '../db/schema/second-factors';
import { seal, unseal } from '../sealing';
import type { Tx } from '../scope';

const PERIOD_S = 30;
/** A clock may be off by one period either way. */
const WINDOW = 1;

const authenticator = (secret: string, label: string) =>
	new TOTP({
		issuer: 'Giọt Hồng',
		label,
		algorithm: 'SHA1',
		digits: 6,
		period: PERIOD_S,
		secret: Secret.fromBase32(secret)
	});

/** What an authenticator app is set up with: the key to type, in Base32, and the address inside the QR code. */
export type TotpSetup = { secret: string; uri: string };

/**
 * A secret that is not in use until a first code confirms it; one that waits for that is shown again. Null when an app is set up
 * already: nothing takes its place unasked.
 */
export async function beginTotp(tx: Tx, accountId: string, label: string): Promise<TotpSetup | null> {
	const fresh = seal('totp', new Secret({ size: 20 }).base32, accountId);
	await tx.insert(totpSecrets).values({ accountId, secretEncrypted: fresh }).onConflictDoNothing();
	const [held] = await tx.select().from(totpSecrets).where(eq(totpSecrets.accountId, accountId));
	if (!held || held.confirmedAt) return null;
	const secret = unseal('totp', held.secretEncrypted, accountId);
	return { secret, uri: authenticator(secret, label).toString() };
}

/** Whether an app is set up, in a scope of its person. */
export async function hasApp(tx: Tx, accountId: string): Promise<boolean> {
	const confirmed = and(eq(totpSecrets.accountId, accountId), isNotNull(totpSecrets.confirmedAt));
	return (await tx.$count(totpSecrets, confirmed)) > 0;
}

/**
 * Takes a code of the app: the first one confirms the secret. Each time step counts once, so that a code seen over a shoulder is of
 * no use.
 */
export async function useTotp(
	tx: Tx,
	{ accountId, code, now, confirming }: { accountId: string; code: string; now: Date; confirming: boolean }
): Promise<Result<null, 'code_wrong'>> {
	const [held] = await tx.select().from(totpSecrets).where(eq(totpSecrets.accountId, accountId)).for('update');
	if (!held || (held.confirmedAt === null) !== confirming) return refused('code_wrong');
	const step = stepOf(unseal('totp', held.secretEncrypted, accountId), code, now);
	if (step === null || step <= held.lastStep) return refused('code_wrong');
	await tx
		.update(totpSecrets)
		.set({ lastStep: step, confirmedAt: sql`coalesce(${totpSecrets.confirmedAt}, ${now.toISOString()}::timestamptz)` })
		.where(eq(totpSecrets.accountId, accountId));
	return done(null);
}

function stepOf(secret: string, code: string, now: Date): number | null {
	const token = usualDigits(code).replace(/\s/g, '');
	if (!/^\d{6}$/.test(token)) return null;
	const delta = authenticator(secret, '').validate({ token, timestamp: now.getTime(), window: WINDOW });
	return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_S) + delta;
}
