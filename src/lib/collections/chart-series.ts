import type { Cohorts } from '$lib/charts/cohorts';
import type { Series } from '$lib/charts/series';
import type { Measure } from './measure';

type About = {
	/** What is shown, for its definition. */
	measure: Measure;
	/** Where the same numbers are as a file, if there is one. */
	csvHref?: string;
	/** What a reader should know of these numbers, a sentence each. */
	notes: string[];
};

/** One picture of a view of results, with what stands around it. */
export type CollectedChart =
	| (About & { kind: 'bars' | 'lines' | 'days' | 'pyramid'; series: Series })
	| (About & { kind: 'cohorts'; series: Cohorts });
