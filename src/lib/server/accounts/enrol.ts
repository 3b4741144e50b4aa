import { done, type Result } from '$lib/result';
import type { Arrival } from '../actor';
import { recordAudit } from '../audit/record';
import { renewRecoveryCodes } from '../auth/recovery-codes';
import { confirmSecondFactor, type FactorRefusal } from '../auth/second-factor';
import type { Device } from '../auth/start-session';
import { beginTotp } from '../auth/totp';
import { sessions } from '../db/schema/accounts';
import { inSignIn } from '../scope';
import { signedInOf } from './own-sessions';

/** What an app is set up from by somebody on the way in; null when it was set up on another device meanwhile. */
export const beginEnrolment = ({ accountId, email }: Arrival) =>
	inSignIn(accountId, (tx) => beginTotp(tx, accountId, email));

/** Takes the app's first code: answers the token of a full session and the ten recovery codes, to be shown once. */
export async function finishEnrolment(
	arrival: Arrival,
	code: string,
	device: Device
): Promise<Result<{ token: string; codes: string[] }, FactorRefusal>> {
	const { accountId } = arrival;
	const result = await confirmSecondFactor({ arrival, code, device }, async (tx) => {
		// Whoever came in before the factor was asked for never gave it.
		await tx.delete(sessions).where(signedInOf(accountId));
		const doer = { accountId, sessionId: null };
		await recordAudit(tx, doer, { action: 'factor.set_up', objectType: 'account', objectId: accountId });
		return renewRecoveryCodes(tx, accountId);
	});
	return result.ok ? done({ token: result.value.token, codes: result.value.value }) : result;
}
