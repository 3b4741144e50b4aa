import type { Act } from './operation';
import type { TakenBack } from './person-after';
import type { DeskPerson } from './roster';

/** What was done last with somebody at a device: the key of the operation, and how they stood before. */
export type Step = { id: string } & TakenBack;

/** What was done last at a device with each person, by registration. */
export type Steps = ReadonlyMap<string, Step>;

export const NO_STEPS: Steps = new Map();

/** The steps with that of one person put in, or without one. */
export function withStep(steps: Steps, registrationId: string, step: Step | null): Steps {
	const others = [...steps].filter(([id]) => id !== registrationId);
	return new Map(step ? [...others, [registrationId, step]] : others);
}

/** What of a step still shows, where it leads to no state of its own. */
const SHOWS: Partial<Record<Act, 'begunAt' | 'thankedAt'>> = { begin: 'begunAt', thank: 'thankedAt' };

/** Whether nothing came after a step that this device knows of: it can be taken back by one tap. */
export function isLast(step: Step, person: DeskPerson): boolean {
	const shows = SHOWS[step.act];
	if (!shows) return person.head === step.id;
	return person[shows] !== '' && person.state === step.stood.state;
}
