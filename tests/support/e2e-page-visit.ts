import type { DemoName } from './e2e-visit';
import { patternOf, type Words } from './e2e-words';

/** An address that depends on the data: the first link on a list, with what follows its id. */
export type Linked = { list: string; prefix: string; after?: string };

/** One page in one state: who opens it, where, what its heading must say. `landsOn` is the final path if it is another. */
export type PageVisit = {
	as: DemoName | null;
	at: string | Linked;
	/** The words of the heading; `name` is the text of the link that led here. */
	heading: (w: Words, name: string) => string | RegExp;
	landsOn?: string;
	status?: number;
};

/** Pages by the ids of their routes in the build, each with the visits that show it with data. */
export type Pages = Record<string, PageVisit[]>;

/** Who opens most pages. */
export const clubAdmin = 'tho-xuan';

/** The heading of the first page. */
export const atHome = (w: Words) => patternOf(w('home_title'));

/** A page that is headed by what its link says. */
export const byName = (_: Words, name: string) => name;
