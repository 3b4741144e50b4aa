import { refused } from '$lib/result';
import type { SignUpInput } from '$lib/sign-ups/sign-up-form';
import type { Locale } from '$lib/time/format';
import { takeTry } from '../auth/allowance';
import { networkOf, type Allowance } from '../auth/throttle';
import { inPublicDrive, type PublicDrive } from '../scope';
import { sendingKey } from './sending-key';
import { signUp } from './sign-up';

/** From one network, whether there was a place or not: a whole company signs up behind one address. */
const SIGN_UPS: Allowance = { most: 60, minutes: 15 };

type Receiving = { drive: PublicDrive; input: SignUpInput; locale: Locale; address: string; now: Date };

/** Takes in a sign-up from a client address, unless too many came from there. */
export async function receiveSignUp({ drive, input, locale, address, now }: Receiving) {
	if (!(await takeTry(`sign-ups from ${networkOf(address)}`, SIGN_UPS, now))) return refused('too_many');
	const keyed = { ...input, id: sendingKey(input) };
	return inPublicDrive({ ...drive, operationId: keyed.id }, (tx) => signUp(tx, { input: keyed, locale, now }));
}
