import type { ActorName } from '../support/two-provinces';

/** Whose object stands in the address, and in which table its id is found. */
export type Subject =
	| 'drives'
	| 'donors'
	| 'clubs'
	| 'memberships'
	| 'import_batches'
	| 'milestones'
	| 'calendar_days'
	| 'venues'
	| 'volunteers'
	| 'checklist_templates'
	| 'reports'
	| null;

/**
 * Who gets the page of an own object; everybody else who is signed in gets 404. `anyone` is also for people without a role, `public` for
 * people without an account.
 */
export type Entry = {
	path: string;
	subject: Subject;
	seenBy: ActorName[] | 'anyone' | 'public';
	/** Who sees the page of what belongs to the province itself, beside its office. */
	provincesSeenBy?: ActorName[];
	/** Who may send an action, where that is not everybody who sees the page. */
	sentBy?: Record<string, ActorName[]>;
	/** Who is led from here to the one place that they have. */
	ledOn?: ActorName[];
	/** What is answered to whoever may ask, where that is not 200: nothing fitting is sent. */
	answers?: number;
	/** What whoever lost the right is told all the same, only of what was theirs: that their device forgets the people, or keeps what it sent. */
	tellsWhoWasThere?: string;
	/** What only a real answer says; the mark of the reader's own rows unless named. */
	shows?: RegExp;
};

export const desk: ActorName[] = ['admin', 'registrar', 'helper', 'coordinator'];

export const workers: ActorName[] = ['admin', 'registrar', 'coordinator', 'neighbour'];

export const planners: ActorName[] = ['admin', 'coordinator', 'neighbour'];

export const society: ActorName[] = ['admin', 'coordinator', 'neighbour', 'system'];

/** Where nothing of the reader's own need stand: any page with a heading. */
export const page = /<h1/;
