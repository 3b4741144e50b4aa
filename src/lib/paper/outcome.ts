/** What a line of a paper list says became of somebody, in the order in which it is asked. */
export const PAPER_OUTCOMES = ['donated', 'deferred', 'left', 'arrived'] as const;

export type PaperOutcome = (typeof PAPER_OUTCOMES)[number];
