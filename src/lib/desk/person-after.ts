import type { Act, Operation } from './operation';
import type { DeskPerson, DeskRoster } from './roster';
import { deedOf, standingOf } from './standing';
import { walkedIn } from './walk-in';

/** What is taken back: which act, and how the person stood before it. */
export type TakenBack = {
	act: Act;
	stood: Pick<DeskPerson, 'state' | 'bag' | 'deferral' | 'decided' | 'begunAt' | 'thankedAt'>;
};

/** An operation of this device; one that takes back may know what. */
export type DoneHere = { operation: Operation; back?: TakenBack };

/** What is kept of a person beside an act that takes one of theirs back. */
export function stoodAs({ state, bag, deferral, decided, begunAt, thankedAt }: DeskPerson): TakenBack['stood'] {
	return { state, bag, deferral, decided, begunAt, thankedAt };
}

/** Everybody of a roster, and those who were registered here since, as they stand after operations that the server has not confirmed yet. */
export function peopleAfter(roster: DeskRoster, done: readonly DoneHere[]): DeskPerson[] {
	const of = byPerson(done);
	const walkIns = done.flatMap(({ operation: one }) => (one.act === 'register' ? [walkedIn(one, roster)] : []));
	return [...roster.people, ...walkIns].map((person) => personAfter(person, of.get(person.id) ?? []));
}

/** What was done with whom; browsers of 2022 do not group by themselves. */
function byPerson(done: readonly DoneHere[]): Map<string, DoneHere[]> {
	const of = new Map<string, DoneHere[]>();
	for (const one of withoutRegistering(done)) {
		const { registrationId } = one.operation;
		of.set(registrationId, [...(of.get(registrationId) ?? []), one]);
	}
	return of;
}

/** What was done with somebody who is known already. */
export const withoutRegistering = (done: readonly DoneHere[]) =>
	done.filter(({ operation }) => operation.act !== 'register');

/** A person as they stand after operations that the server has not confirmed yet: what every station of this device shows. */
export function personAfter(person: DeskPerson, done: readonly DoneHere[]): DeskPerson {
	if (done.length === 0) return person;
	const before = done.reduce((state, one) => stateBefore(one, person) ?? state, person.state);
	const { state, head } = standingOf(
		before,
		done.map(({ operation }) => deedOf(operation))
	);
	const said = whatStands(done).reduce(withWhatWasSaid, person);
	return { ...said, state, head: head || person.head };
}

/** Where somebody stood before an act that the server has confirmed and that is taken back here. */
function stateBefore({ operation, back }: DoneHere, { head }: DeskPerson) {
	return back && operation.act === 'undo' && operation.undoes === head ? back.stood.state : null;
}

/** Of an act that was taken back here before it was sent, nothing is shown. */
function whatStands(done: readonly DoneHere[]): DoneHere[] {
	const undone = new Set(done.flatMap(({ operation: one }) => (one.act === 'undo' ? [one.undoes] : [])));
	const here = new Set(done.map(({ operation }) => operation.id));
	return done.filter(({ operation: one }) => !undone.has(one.id) && !(one.act === 'undo' && here.has(one.undoes)));
}

function withWhatWasSaid(person: DeskPerson, { operation, back }: DoneHere): DeskPerson {
	const since = operation.occurredAt;
	switch (operation.act) {
		case 'fit':
			return { ...person, since, decided: person.decided || operation.overrideReason !== '' };
		case 'begin':
			return { ...person, begunAt: since };
		case 'thank':
			return { ...person, thankedAt: since };
		case 'donate': {
			const { volumeMl, bagNumber: number, quantitySufficient: sufficient } = operation;
			return { ...person, since, held: heldBy(person, 'donate'), bag: { volumeMl, number, sufficient } };
		}
		case 'defer': {
			const { deferralClass, untilOn, permanent } = operation;
			const end = permanent || untilOn === '' ? null : (untilOn as NonNullable<DeskPerson['deferral']>['untilOn']);
			return { ...person, since, held: heldBy(person, 'defer'), deferral: { deferralClass, untilOn: end } };
		}
		case 'undo':
			return { ...person, since, ...(back ? asItWas(back) : { held: '', bag: null, deferral: null }) };
		default:
			return { ...person, since };
	}
}

function asItWas({ act, stood }: TakenBack): Partial<DeskPerson> {
	if (act === 'fit') return { decided: stood.decided };
	if (act === 'begin') return { begunAt: stood.begunAt };
	if (act === 'thank') return { thankedAt: stood.thankedAt };
	if (act === 'donate') return { held: '', bag: stood.bag };
	return act === 'defer' ? { held: '', deferral: stood.deferral } : {};
}

const heldBy = ({ matched }: DeskPerson, act: 'donate' | 'defer') => (matched ? '' : act);
