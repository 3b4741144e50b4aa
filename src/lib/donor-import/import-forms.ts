import { z } from 'zod';
import { choice, form, line, optionalId, requiredId, rowVersion, whole } from '../field';
import { SPREADSHEET_LIMITS } from '../spreadsheets/sheet';
import { LIST_CONSENTS } from './batch-state';
import { isTaken, type TakenField } from './columns-choice';
import { DECISIONS, type Decision } from './decide-row';

/** The form that begins a list, for a drive of that club or for none; the file and the pasted cells beside it are read apart. */
export const beginForm = form({ clubId: requiredId(), driveId: optionalId().default('') });

/** What else that form sends. */
export const BEGIN_FILES = ['file', 'text'] as const;

/** What a step of a list asks, by the version that was looked at. */
export const batchForm = form({ version: rowVersion() });

/** Begins to take a list in. How consent was given has no default; it is asked of lists alone that add somebody. */
export const startForm = form({ version: rowVersion(), consent: choice(LIST_CONSENTS).default('') });

/** What is said of one row: `same:` and the name of a candidate, `other`, `leave_out`, or nothing yet. The fields that the list may change come beside it. */
export const decisionForm = form({ rowId: requiredId(), choice: line(60).default('') });

/** The name of the boxes of those fields. */
export const CHOSEN_FIELDS = 'fields';

/** What a choice says: a decision, and the candidate who it is; `undefined` when it is none. */
export function readChoice(choice: string): { decision: Decision | null; candidate: string } | undefined {
	if (choice === '') return { decision: null, candidate: '' };
	if (choice.startsWith('same:')) return { decision: 'same', candidate: choice.slice('same:'.length) };
	const decision = DECISIONS.find((one) => one === choice && one !== 'same');
	return decision && { decision, candidate: '' };
}

/** What is said of all rows of a kind at once. */
export const BULK_DECISIONS = ['all_same', 'all_other', 'all_leave_out', 'all_fields', 'only_gaps'] as const;

/** The form of that. */
export const bulkForm = form({ decision: z.enum(BULK_DECISIONS, { error: 'not_a_choice' }) });

/** The names of the selects of the columns: `column:3` for the fourth one. */
export const columnField = (column: number) => `column:${column}`;

/** Every such name that a table can have. */
export const COLUMN_FIELDS = Array.from({ length: SPREADSHEET_LIMITS.columns }, (_, column) => columnField(column));

/** The fields that a table was given, by the place of the column; `null` when what was sent is no such choice. */
export function readColumns(sent: FormData): Map<number, TakenField | null> | null {
	const chosen = new Map<number, TakenField | null>();
	for (const [name, value] of sent) {
		const column = /^column:(\d{1,3})$/.exec(name)?.[1];
		if (column === undefined) continue;
		if (value !== '' && !isTaken(String(value))) return null;
		chosen.set(Number(column), value === '' ? null : (String(value) as TakenField));
	}
	return chosen;
}

/** What comes with the columns: which table they are of. */
export const tableForm = form({ version: rowVersion(), table: whole(0, 10_000) });
