import { form, line, requiredId } from '../field';

/** How far a recount is: asked for, under way, over, or ended because it could not be done. */
export type RecountState = 'queued' | 'running' | 'done' | 'failed';

/** What is counted anew, by the table that it stands in. */
export const TALLIES = [
	'drive_tallies',
	'drive_people',
	'drive_losses',
	'places_taken',
	'area_tallies',
	'donors'
] as const;
export type Tally = (typeof TALLIES)[number];

/** What tells one sum from another: ids, days, and the value that it counts. */
export type DifferenceKey = Record<string, string | boolean | null>;

/** What a sum says; null where there is none. */
export type Sums = Record<string, string | number | null> | null;

/** The names of what a key stands for; null where the actor may not see it. */
export type KeyNames = { drive: string | null; donor: string | null; club: string | null; area: string | null };

/** A recount of the results of a province is asked for. */
export const askRecountForm = form({ provinceCode: line(10).default('') });

/** What a recount found to be otherwise is to be set right. */
export const setRightForm = form({ recountId: requiredId() });

/** Whether a recount is still to come or under way. */
export function isAtWork(state: RecountState): boolean {
	return state === 'queued' || state === 'running';
}
