import { z } from 'zod';

/** As many conflicts as are kept and shown, and as much of each. */
const MOST_CONFLICTS = 20;
const MOST_CHARACTERS = 300;

const count = z.number().int().nonnegative();

/** What `dataValueSets` answers, as docs.dhis2.org describes it; newer servers wrap it in `response`. */
const summary = z.object({
	status: z.string(),
	importCount: z.object({ imported: count, updated: count, ignored: count, deleted: count }),
	conflicts: z.array(z.object({ object: z.string().optional(), value: z.string().optional() })).optional()
});
const answer = z.union([z.object({ response: summary }).transform(({ response }) => response), summary]);

/** What became of the values; `conflicts` are in the server's own words, shortened. */
export type ImportSummary = {
	status: string;
	imported: number;
	updated: number;
	ignored: number;
	deleted: number;
	conflicts: string[];
	moreConflicts: number;
};

/** Reads what a server answered; null where it is no import summary. */
export function importSummary(text: string): ImportSummary | null {
	const read = answer.safeParse(parsed(text));
	if (!read.success) return null;
	const { status, importCount, conflicts = [] } = read.data;
	const words = conflicts.map(({ object, value }) =>
		[object, value].filter(Boolean).join(': ').slice(0, MOST_CHARACTERS)
	);
	return {
		status: status.slice(0, 40),
		...importCount,
		conflicts: words.slice(0, MOST_CONFLICTS),
		moreConflicts: Math.max(0, words.length - MOST_CONFLICTS)
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
