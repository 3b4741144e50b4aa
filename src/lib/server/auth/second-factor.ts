import { usualDigits } from '$lib/time/digits';
import { done, refused, type Result } from '$lib/result';
import type { Arrival } from '../actor';
import { giveBack, takeTry } from './allowance';
import { inSignIn, type Tx } from '../scope';
import { useRecoveryCode } from './recovery-codes';
import { addSession, holdAccount, type Device } from './start-session';
import type { Allowance } from './throttle';
import { useTotp } from './totp';

/** Why somebody on the way in stays outside. */
export type FactorRefusal = 'code_wrong' | 'sign_in_throttled';

type Giving = { arrival: Arrival; code: string; device: Device };

/** Takes a code of the authenticator app, or one from paper, and answers the token of a full session. */
export function giveSecondFactor({ arrival, code, device }: Giving): Promise<Result<{ token: string }, FactorRefusal>> {
	const { accountId } = arrival;
	return letIn({ arrival, code, device }, (tx) =>
		/^[\d\s]+$/.test(usualDigits(code))
			? useTotp(tx, { accountId, code, now: device.now, confirming: false })
			: useRecoveryCode(tx, { accountId, code, now: device.now })
	);
}

/**
 * Confirms the app that was just set up by its first code, with what belongs to it in the same transaction, and answers the token of
 * a full session.
 */
export function confirmSecondFactor<T>(
	giving: Giving,
	alongside: (tx: Tx) => Promise<T>
): Promise<Result<{ token: string; value: T }, FactorRefusal>> {
	const { arrival, code, device } = giving;
	return letIn(giving, async (tx) => {
		const used = await useTotp(tx, { accountId: arrival.accountId, code, now: device.now, confirming: true });
		return used.ok ? done(await alongside(tx)) : used;
	});
}

/** Ten wrong codes in a quarter of an hour, from wherever and however many at once: whoever guesses here has the password already. */
const WRONG_CODES: Allowance = { most: 10, minutes: 15 };

async function letIn<T>(
	{ arrival: { accountId, sessionId }, device }: Giving,
	attempt: (tx: Tx) => Promise<Result<T, 'code_wrong'>>
): Promise<Result<{ token: string; value: T }, FactorRefusal>> {
	const tryId = await takeTry(`factor:${accountId}`, WRONG_CODES, device.now);
	if (tryId === null) return refused('sign_in_throttled');
	const given = await inSignIn(accountId, async (tx) => {
		// Whatever ended the way in meanwhile ended this too.
		if (!(await holdAccount(tx, sessionId))) return refused('code_wrong');
		const result = await attempt(tx);
		if (!result.ok) return result;
		return done({ token: await addSession(tx, { accountId, stage: 'full' }, device), value: result.value });
	});
	if (given.ok) await giveBack(tryId);
	return given;
}
