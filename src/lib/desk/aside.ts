import { waits, type Doubt } from './doubt';
import type { Act } from './operation';
import type { DoneHere } from './person-after';
import type { DeskPerson } from './roster';
import type { Answered } from './sending';

/** An act that the server keeps without recording it: whose, and what. */
export type Aside = { id: string; name: string; act: Act };

/** What waits for somebody to be matched is shown beside them; whoever lost the right to the desk is told nothing of anybody. */
const TOLD_OTHERWISE: readonly Doubt[] = ['person_not_matched', 'right_lost'];

/** Which acts the server keeps until somebody has looked at them. */
export function asideOf(
	done: readonly DoneHere[],
	answers: readonly Answered[],
	people: readonly DeskPerson[]
): Aside[] {
	const waiting = new Set(
		answers.flatMap((one) =>
			!one.refused && one.doubt && !TOLD_OTHERWISE.includes(one.doubt) && waits(one.doubt) ? [one.id] : []
		)
	);
	return done
		.filter(({ operation }) => waiting.has(operation.id))
		.map(({ operation }) => ({ id: operation.id, name: nameOf(operation, people), act: operation.act }));
}

/** Whose an operation is, as far as this device knows them. */
export function nameOf(operation: DoneHere['operation'], people: readonly DeskPerson[]): string {
	if (operation.act === 'register') return operation.fullName;
	return people.find(({ id }) => id === operation.registrationId)?.name ?? '';
}
