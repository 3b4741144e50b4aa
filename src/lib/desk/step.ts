import type { Act } from './operation';
import type { TakenBack } from './person-after';
import type { DeskPerson } from './roster';
import type { Answered } from './sending';

/** What was done last with somebody at a device: the key of the operation, and how they stood before. */
export type Step = { id: string } & TakenBack;

/** What was done last at a device with each person, by registration. */
export type Steps = ReadonlyMap<string, Step>;

/** Nothing was done yet. */
export const NO_STEPS: Steps = new Map();

/** The steps with that of one person put in, or without one. */
export function withStep(steps: Steps, registrationId: string, step: Step | null): Steps {
	const others = [...steps].filter(([id]) => id !== registrationId);
	return new Map(step ? [...others, [registrationId, step]] : others);
}

/** The steps of those who walked in, under the name that the server gave them: until then it was the key of their registering. */
export function renamed(steps: Steps, answers: readonly Answered[]): Steps {
	return answers.reduce((known, one) => {
		const step = known.get(one.id);
		if (!step || one.refused) return known;
		return withStep(withStep(known, one.id, null), one.registrationId, step);
	}, steps);
}

/** What of a step still shows, where it leads to no state of its own. */
const NOTED = ['begunAt', 'thankedAt'] as const;

const SHOWS: Partial<Record<Act, (typeof NOTED)[number]>> = { begin: 'begunAt', thank: 'thankedAt' };

/** Whether nothing came after a step that this device knows of: it can be taken back by one tap. */
export function isLast(step: Step, person: DeskPerson): boolean {
	const shows = SHOWS[step.act];
	if (shows) return person[shows] !== '' && person.state === step.stood.state;
	return person.head === step.id && NOTED.every((one) => (person[one] === '') === (step.stood[one] === ''));
}
