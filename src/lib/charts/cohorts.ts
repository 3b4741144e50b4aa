/** People who gave for the first time in one period, and which share of them had given again after each span. */
export type Cohort = {
	key: string;
	label: string;
	href?: string;
	/** How many people; `null` is no data. */
	people: number | null;
	/** Shares of 1 in the order of the spans; `null` is no data, `open` a span that is not over yet. */
	shares: (number | null | 'open')[];
};

/** Cohorts of return with their words. */
export type Cohorts = {
	id: string;
	title: string;
	subtitle: string;
	/** What the rows are, as a column heading. */
	rowHeading: string;
	/** What `people` are, as a column heading. */
	peopleHeading: string;
	/** The spans, as column headings; no more than six fit on a phone. */
	spans: string[];
	rows: Cohort[];
};

/** The shares that are known, of all cohorts. */
export function knownShares(rows: readonly Cohort[]): number[] {
	return rows.flatMap(({ shares }) => shares.filter((share) => typeof share === 'number'));
}
