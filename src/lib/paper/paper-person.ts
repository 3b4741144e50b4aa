import type { RegistrationState } from '../drives/registration-state';

/** Somebody on the paper list of a drive; `matched` says whether it is known which donor they are. Empty texts are not known. */
export type PaperPerson = {
	id: string;
	state: RegistrationState;
	matched: boolean;
	name: string;
	born: string;
	code: string;
	group: string;
	slotAt: Date | null;
};

/** Empty lines under the list, for people who walk in: a fifth of the list, at least as many as fill a page. */
export function emptyLines(people: number): number {
	return Math.min(60, Math.max(9, Math.ceil(people / 5)));
}
