import { z } from 'zod';
import { form, language, newRowId, paragraph, requiredId, requiredLine, rowVersion, whole } from '../field';
import { REPORT_KINDS } from './period';

const text = () => paragraph(4000).default('');

/** A report to begin: that of the period which holds this month; `whose` is a province's code or a club's id. */
export const newReportForm = form({
	kind: z.enum(REPORT_KINDS, { error: 'not_a_choice' }),
	month: whole(1, 12),
	year: whole(1990, 2199),
	whose: requiredLine(40, 'not_a_choice')
});

/** What is written of a report in one language, and the share of voluntary donors where it is known. */
export const textsForm = form({
	language: language(),
	revision: rowVersion(),
	voluntaryPercent: whole(0, 100).nullable().default(null),
	summary: text(),
	results: text(),
	people: text(),
	areas: text(),
	drives: text(),
	honours: text(),
	plans: text()
});

/** That what was seen is confirmed: the draft by its revision, the figures by their checksum. */
export const confirmForm = form({ revision: rowVersion(), seen: requiredLine(64) });

/** What was found about a version afterwards. */
export const reportNoteForm = form({
	id: newRowId().min(1, 'required'),
	version: rowVersion(),
	text: paragraph(1000).min(1, 'required')
});

/** Nothing but that it is wanted. */
export const furtherVersionForm = form({});

/** Who is sent the main figures of each period of a kind, and on which day after it. */
export const scheduleForm = form({
	kind: z.enum(REPORT_KINDS, { error: 'not_a_choice' }),
	whose: requiredLine(40, 'not_a_choice'),
	accountId: requiredId(),
	language: language(),
	dayOfMonth: whole(1, 28)
});

/** A schedule that ends. */
export const endScheduleForm = form({ scheduleId: requiredId() });

/** What was typed. */
export type TextsInput = z.infer<typeof textsForm>;
export type ConfirmInput = z.infer<typeof confirmForm>;
export type NoteInput = z.infer<typeof reportNoteForm>;
export type ScheduleInput = z.infer<typeof scheduleForm>;
