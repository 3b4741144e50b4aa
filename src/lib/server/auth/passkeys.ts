import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type AuthenticatorTransport,
	type RegistrationResponseJSON
} from '@simplewebauthn/server';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { passkeyChallenges, passkeys } from '../db/schema/second-factors';
import { env } from '../env';
import { inSignIn, type Tx } from '../scope';

const CHALLENGE_MS = 5 * 60_000;

/** Passkeys belong to the host that people type; they answer for no other. */
const party = () => ({ origin: env().ORIGIN, id: new URL(env().ORIGIN).hostname });

type Person = Pick<Actor, 'accountId' | 'email' | 'fullName'>;

async function keepChallenge(tx: Tx, purpose: 'sign_in' | 'register', challenge: string, accountId: string | null) {
	await tx.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, new Date()));
	const expiresAt = new Date(Date.now() + CHALLENGE_MS);
	await tx.insert(passkeyChallenges).values({ purpose, challenge, accountId, expiresAt });
}

/** Whether this challenge was ours and is still open; asking closes it. */
async function takeChallenge(tx: Tx, purpose: 'sign_in' | 'register', challenge: string): Promise<boolean> {
	const taken = await tx
		.delete(passkeyChallenges)
		.where(
			and(
				eq(passkeyChallenges.purpose, purpose),
				eq(passkeyChallenges.challenge, challenge),
				gt(passkeyChallenges.expiresAt, new Date())
			)
		);
	return taken.rowCount === 1;
}

/** What the browser needs to make a passkey for this person, in the person's own scope. */
export async function passkeyToMake(tx: Tx, { accountId, email, fullName }: Person) {
	const held = await tx.select().from(passkeys).where(eq(passkeys.accountId, accountId));
	const options = await generateRegistrationOptions({
		rpName: 'Giọt Hồng',
		rpID: party().id,
		userID: new TextEncoder().encode(accountId),
		userName: email,
		userDisplayName: fullName,
		excludeCredentials: held.map(({ credentialId: id, transports }) => ({
			id,
			transports: transports as AuthenticatorTransport[]
		})),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
	});
	await keepChallenge(tx, 'register', options.challenge, accountId);
	return options;
}

/** Keeps a passkey that the browser made, under a name by which its person knows the device. */
export async function keepPasskey(
	tx: Tx,
	{ accountId, answer, name }: { accountId: string; answer: RegistrationResponseJSON; name: string }
): Promise<Result<null, 'passkey_refused'>> {
	const { verified, registrationInfo } = await verifyRegistrationResponse({
		response: answer,
		expectedChallenge: (challenge) => takeChallenge(tx, 'register', challenge),
		expectedOrigin: party().origin,
		expectedRPID: party().id,
		requireUserVerification: true
	}).catch(() => ({ verified: false as const, registrationInfo: undefined }));
	if (!verified || !registrationInfo) return refused('passkey_refused');
	const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
	const values = {
		accountId,
		credentialId: id,
		publicKey: Buffer.from(publicKey),
		signCount: counter,
		transports,
		name
	};
	const kept = await tx.insert(passkeys).values(values).onConflictDoNothing();
	return kept.rowCount === 1 ? done(null) : refused('passkey_refused');
}

/** What the browser needs to ask for any passkey of this site: nobody is named. */
export async function passkeyToAsk() {
	const options = await generateAuthenticationOptions({ rpID: party().id, userVerification: 'required' });
	await inSignIn(null, (tx) => keepChallenge(tx, 'sign_in', options.challenge, null));
	return options;
}

type HeldKey = {
	id: string;
	account_id: string;
	public_key: Buffer;
	sign_count: string;
	locale: Locale;
	suspended: boolean;
};

/** The passkey that answered, and its account. Unknown keys, old challenges and suspended accounts are one refusal. */
export async function accountOfPasskey(
	answer: AuthenticationResponseJSON
): Promise<Result<{ id: string; accountId: string; locale: Locale }, 'passkey_refused'>> {
	const held = await inSignIn(null, async (tx) => {
		const { rows } = await tx.execute(sql`select * from giot_passkey(${answer.id})`);
		return rows[0] as unknown as HeldKey | undefined;
	});
	if (!held || held.suspended) return refused('passkey_refused');
	const { verified, authenticationInfo } = await verifyAuthenticationResponse({
		response: answer,
		expectedChallenge: (challenge) => inSignIn(null, (tx) => takeChallenge(tx, 'sign_in', challenge)),
		expectedOrigin: party().origin,
		expectedRPID: party().id,
		requireUserVerification: true,
		credential: { id: answer.id, publicKey: new Uint8Array(held.public_key), counter: Number(held.sign_count) }
	}).catch(() => ({ verified: false as const, authenticationInfo: undefined }));
	if (!verified || !authenticationInfo) return refused('passkey_refused');
	await inSignIn(held.account_id, (tx) =>
		tx
			.update(passkeys)
			.set({ signCount: authenticationInfo.newCounter, lastUsedAt: new Date() })
			.where(eq(passkeys.id, held.id))
	);
	return done({ id: held.id, accountId: held.account_id, locale: held.locale });
}
