import type { Candidate, Verdict } from './compare-row';
import type { ChangedField } from './facts';

/** What somebody says of a row: it is the person of a candidate, somebody else, or stays out. */
export const DECISIONS = ['same', 'other', 'leave_out'] as const;

export type Decision = (typeof DECISIONS)[number];

/** What becomes of a row in the end. */
export type Fate =
	| { kind: 'add' }
	| { kind: 'change'; candidate: Candidate; fields: ChangedField[] }
	| { kind: 'unchanged'; candidate: Candidate }
	| { kind: 'leave_out' };

/** A row with its verdict and with what was decided; `decidedFor` names a candidate, `fields` what to change, `null` where nobody chose. */
export type DecidedRow = {
	verdict: Verdict | null;
	candidates: Candidate[];
	decision: Decision | null;
	decidedFor: string | null;
	fields: string[] | null;
};

/** How a candidate is called in a decision: the id of a donor, or `row:` and a number. */
export const nameOf = ({ donor, row }: Candidate) => donor ?? `row:${row}`;

/** What may be said of a row of this verdict. Nobody takes in a row that cannot be read. */
export function mayDecide(verdict: Verdict | null, decision: Decision): boolean {
	if (verdict === 'likely_duplicate') return true;
	if (verdict === 'new') return decision === 'leave_out';
	return verdict === 'update' && decision !== 'same';
}

/** What becomes of a row. Where somebody was to decide and nobody did, it is left out; what stands in the registry stays unless it was chosen. */
export function fateOf({ verdict, candidates, decision, decidedFor, fields }: DecidedRow): Fate {
	if (verdict === null || verdict === 'error' || decision === 'leave_out') return { kind: 'leave_out' };
	if (verdict === 'new' || decision === 'other') return { kind: 'add' };
	const person = verdict === 'likely_duplicate' ? candidates.find((one) => nameOf(one) === decidedFor) : candidates[0];
	if (!person || (verdict === 'likely_duplicate' && decision !== 'same')) return { kind: 'leave_out' };
	const chosen = person.changes.filter(({ field, fills }) => (fields ? fields.includes(field) : fills));
	if (verdict === 'same' || chosen.length === 0 || !person.donor) return { kind: 'unchanged', candidate: person };
	return { kind: 'change', candidate: person, fields: chosen.map(({ field }) => field) };
}
