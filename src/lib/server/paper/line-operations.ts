import { operationForm, type Operation } from '$lib/desk/operation';
import type { RegistrationState } from '$lib/drives/registration-state';
import type { LineSaid } from '$lib/paper/line-form';
import { keyOfAct, type LineAct } from './line-keys';

/** The act that an outcome is. */
const ACT_OF = { donated: 'donate', deferred: 'defer', left: 'leave', arrived: 'arrive' } as const;

/** What is known of the person whose line it is: the name for them, the last deed before the line, and when the line says that it happened. */
export type LineOf = { registrationId: string; head: string; moment: Date };

/** What a line says became of somebody, as one act. */
export function actOf({ outcome }: LineSaid): (typeof ACT_OF)[keyof typeof ACT_OF] {
	return ACT_OF[outcome];
}

/** Whether somebody who was recorded at the desk came already, so that a line need not say it. */
export function came(state: RegistrationState): boolean {
	return state === 'arrived' || state === 'fit';
}

/** The acts that a line stands for, each after the one before: the arrival unless it is `known`, what became of the person, and what they were handed. */
export function operationsOf(said: LineSaid, { head, ...of }: LineOf, known: boolean): Operation[] {
	const act = actOf(said);
	const arrive = known ? [] : [one(said, 'arrive', { ...of, head })];
	if (act === 'arrive') return arrive;
	return [...arrive, one(said, act, { ...of, head: arrive[0]?.id ?? head }), ...thanksOf(said, of)];
}

/** That a certificate or a gift was handed over, where a line of a bag says so. */
export function thanksOf(said: LineSaid, of: Omit<LineOf, 'head'>): Operation[] {
	const handed = said.outcome === 'donated' && (said.certificateNumber !== '' || said.gift);
	return handed ? [one(said, 'thank', { ...of, head: keyOfAct(said.operationId, 'donate') })] : [];
}

function one(said: LineSaid, act: LineAct, { registrationId, head, moment }: LineOf): Operation {
	const envelope = { id: keyOfAct(said.operationId, act), registrationId, after: head, act };
	return operationForm.parse({ ...envelope, occurredAt: moment.toISOString(), ...detailsOf(said, act) });
}

function detailsOf(said: LineSaid, act: LineAct): Record<string, unknown> {
	const { deferralClass, untilOn, permanent, certificateNumber, gift } = said;
	if (act === 'donate') return bagOf(said);
	if (act === 'thank') return { certificateNumber, gift };
	return act === 'defer' ? { deferralClass, untilOn, permanent } : {};
}

/** What was seen belongs to a reaction: without one it is not looked at. */
function bagOf({ volumeMl, bagNumber, insufficient, stopped, reaction, reactionKind }: LineSaid) {
	const seen = reaction === '' || reaction === 'none' ? '' : reactionKind;
	const bag = { volumeMl: Number(volumeMl), bagNumber, quantitySufficient: !insufficient, stopped };
	return { ...bag, reaction, reactionKind: seen };
}
