import { personAfter, withoutRegistering, type DoneHere } from './person-after';
import type { DeskPerson, DeskRoster } from './roster';
import type { Answered } from './sending';
import { walkedIn } from './walk-in';

/** The keys under which people walked in, by the name that the server gave them. */
export function walkInsOf(done: readonly DoneHere[], answers: readonly Answered[]): Record<string, string> {
	const keys = new Set(done.flatMap(({ operation: { id, act } }) => (act === 'register' ? [id] : [])));
	return Object.fromEntries(
		answers.flatMap((one) => (!one.refused && keys.has(one.id) ? [[one.registrationId, one.id] as const] : []))
	);
}

/** The roster after the server took operations: it says where their people stand, and how it calls those who walked in. */
export function withAnswers(roster: DeskRoster, done: readonly DoneHere[], answers: readonly Answered[]): DeskRoster {
	const told = new Map(answers.map((answer) => [answer.id, answer]));
	const people = [...roster.people];
	for (const one of done) {
		const { operation } = one;
		const answer = told.get(operation.id);
		if (!answer || answer.refused || answer.state === null) continue;
		const named = people.findIndex(({ id }) => id === operation.registrationId || id === answer.registrationId);
		const before = operation.act === 'register' ? walkedIn(operation, roster) : people[named];
		if (!before) continue;
		const { registrationId: id, state, head } = answer;
		const here = personAfter(before, withoutRegistering([one]));
		const held = here.held !== '' && answer.doubt === 'person_not_matched';
		const after = { ...here, id, state: held ? here.state : (state as DeskPerson['state']), head };
		if (named === -1) people.push(after);
		else people[named] = after;
	}
	return { ...roster, people };
}
