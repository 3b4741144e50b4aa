import type { Operation } from '$lib/desk/operation';
import { done, refused } from '$lib/result';
import { takeStep, type Desk } from '../registrations/desk-step';
import { registerDonor } from '../registrations/register-donor';
import type { Tx } from '../scope';
import { alreadyHere } from './already-here';
import { noted } from './noted';
import { decision, defer, deskOf, donate, inputOf, type Changed, type Effect, type Of } from './outcome';
import { undo } from './take-back';

/** Writes what the operation changes; nothing where another one says more already. */
export async function effectOf(tx: Tx, effect: Effect): Changed {
	const { operation } = effect.taking;
	if (operation.act === 'register') return register(tx, effect, operation);
	const desk = deskOf(effect);
	const registrationId = desk.registration.id;
	if (operation.act === 'begin') return noted(tx, registrationId, { begunAt: effect.at });
	if (operation.act === 'thank') return thank(tx, registrationId, operation, effect.at);
	if (operation.act === 'undo') return undo(tx, effect, desk, operation);
	if (effect.stands.state === desk.registration.state) return done({ registrationId });
	return step(tx, effect, desk, operation);
}

function thank(tx: Tx, registrationId: string, { certificateNumber, gift }: Of<'thank'>, thankedAt: Date): Changed {
	return noted(tx, registrationId, { thankedAt, certificateNumber: certificateNumber || null, giftGiven: gift });
}

/** A walk-in. Known to the device by the key of this operation, under which the registration is found again. */
async function register(tx: Tx, { taking, drive, without, at }: Effect, operation: Of<'register'>): Changed {
	const { id, act: _act, after: _after, registrationId: _name, occurredAt: _clock, ...typed } = operation;
	const confirmNew = without.comparing === true;
	const here = confirmNew && (await alreadyHere(tx, drive, operation, taking.again?.compared === true));
	if (here) return refused('already_registered', { registrationId: here });
	const input = { ...typed, donorId: '', operationId: id, confirmNew, elsewhere: '' as const };
	const { actor, locale, onPaper } = taking;
	return registerDonor(tx, { actor, driveId: drive.id, input, locale, now: at, ...(onPaper && { onPaper }) });
}

/** Moves the registration to where it stands with this operation, with what the operation says besides. */
async function step(tx: Tx, effect: Effect, desk: Desk, operation: Operation): Changed {
	const to = effect.stands.state;
	const acting = {
		actor: effect.taking.actor,
		driveId: desk.drive.id,
		input: inputOf(desk, operation),
		now: effect.at
	};
	if (operation.act === 'donate') return donate(tx, effect, desk, operation);
	if (operation.act === 'defer') {
		const added = await defer(tx, desk, acting, operation);
		if (!added.ok) return added;
	}
	const decided = operation.act === 'fit' ? await decision(tx, effect, desk, operation) : done({});
	return decided.ok ? takeStep(tx, desk, acting, { to, ...decided.value }) : decided;
}
