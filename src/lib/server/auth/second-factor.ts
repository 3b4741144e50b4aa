import { done, refused, type Result } from '$lib/result';
import type { Arrival } from '../actor';
import { inSignIn } from '../scope';
import { useRecoveryCode } from './recovery-codes';
import { startSession, type Device } from './start-session';
import { signInKeys, throttled } from './throttle';
import { useTotp } from './totp';

/** Why somebody on the way in stays outside. */
export type FactorRefusal = 'code_wrong' | 'sign_in_throttled';

type Giving = { arrival: Arrival; code: string; device: Device };

/** Takes a code of the authenticator app, or one from paper, and answers the token of a full session. */
export function giveSecondFactor({ arrival, code, device }: Giving): Promise<Result<{ token: string }, FactorRefusal>> {
	const { accountId } = arrival;
	return letIn({ arrival, code, device }, (tx) =>
		/^[\d\s]+$/.test(code)
			? useTotp(tx, { accountId, code, now: device.now, confirming: false })
			: useRecoveryCode(tx, { accountId, code, now: device.now })
	);
}

/** Confirms the app that was just set up by its first code, and answers the token of a full session. */
export function confirmSecondFactor(giving: Giving): Promise<Result<{ token: string }, FactorRefusal>> {
	const { arrival, code, device } = giving;
	return letIn(giving, (tx) => useTotp(tx, { accountId: arrival.accountId, code, now: device.now, confirming: true }));
}

type Attempt = Parameters<typeof inSignIn<Result<null, 'code_wrong'>>>[1];

async function letIn({ arrival: { accountId }, device }: Giving, attempt: Attempt) {
	const keys = signInKeys(`factor:${accountId}`, device.address);
	const given = await throttled(keys, device.now, async () => (await inSignIn(accountId, attempt)).ok);
	if (given === null) return refused('sign_in_throttled');
	return given ? done({ token: await startSession(accountId, 'full', device) }) : refused('code_wrong');
}
