/** The figures of a board by the names under which a page shows them. */
export type BoardField =
	| 'registered'
	| 'arrived'
	| 'deferred'
	| 'units'
	| 'ofTarget'
	| 'lastCame'
	| 'lastUnits'
	| 'pace'
	| 'end'
	| 'outlook'
	| 'reach';

/** An hour in words, with its bars as percentages of the longest. */
export type ShownHour = { hour: string; came: string; units: string; cameShare: number; unitsShare: number };

/** A board in the words of one language: what a page is filled with, and filled with anew. `share` is the percentage of the target that is drawn. */
export type ShownBoard = {
	at: string;
	fields: Record<BoardField, string>;
	share: number;
	hours: ShownHour[];
};

/** What is sent to an open page: a board and which part of the page it belongs to. */
export type SentBoard = { key: string; board: ShownBoard };
