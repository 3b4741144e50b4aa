import { v7 } from 'uuid';
import { operationForm, type Operation } from '../../src/lib/desk/operation';
import { takeOperation } from '../../src/lib/server/desk/take-operation';
import type { Told } from '../../src/lib/server/desk/taking';
import type { Actor } from '../../src/lib/server/actor';
import type { InScope } from '../../src/lib/server/scope';
import { now } from './desk';

/** What is said of an act besides its envelope. */
type Said = Record<string, unknown> & { act: Operation['act'] };

/** An operation as a device makes it. */
export function operation(registrationId: string, after: string, said: Said): Operation {
	return operationForm.parse({ id: v7(), registrationId, after, occurredAt: now.toISOString(), ...said });
}

/** Somebody who walks in, under a key of the device. */
export function walkIn(fullName: string, said: Record<string, unknown> = {}): Operation {
	const id = v7();
	const person = { fullName, sex: 'female', birthDate: '1991', weightClass: '50+', consentRegistration: true };
	return operationForm.parse({
		id,
		registrationId: id,
		after: '',
		occurredAt: now.toISOString(),
		act: 'register',
		...person,
		...said
	});
}

/** A device whose operations arrive. Throws where a key is refused. */
export function deviceOf(actor: Actor, driveId: string, scope: InScope, deviceId = v7()) {
	return async (sent: Operation, at = now): Promise<Told> => {
		const taken = await takeOperation(scope, { actor, driveId, deviceId, operation: sent, locale: 'vi', now: at });
		if (!taken.ok) throw new Error(taken.refusal);
		return taken.value;
	};
}
