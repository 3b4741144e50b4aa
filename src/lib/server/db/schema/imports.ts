import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Candidate } from '../../../donor-import/compare-row';
import { provinces } from './areas';
import { clubs } from './clubs';
import { bytes, instant, key, version, writtenAt } from './columns';
import { donors } from './donors';
import { drives } from './drives';
import { registrations } from './registrations';

/**
 * A list of donors that a club brings in. `content_sealed` is what was read of the file, which is not kept itself: every table until its
 * people are stored, then only how the chosen one is laid out. `done` of `total` rows are through the work in the background. Whom a list with a drive names
 * gets a place there.
 */
export const importBatches = pgTable(
	'import_batches',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid()
			.notNull()
			.references(() => clubs.id),
		driveId: uuid().references(() => drives.id),
		state: text().notNull().default('choosing'),
		fileName: text().notNull(),
		contentSealed: bytes(),
		consent: text(),
		total: integer().notNull().default(0),
		done: integer().notNull().default(0),
		problem: text(),
		version: version(),
		createdAt: writtenAt(),
		createdBy: uuid().notNull(),
		appliedAt: instant(),
		appliedBy: uuid(),
		endedAt: instant()
	},
	(t) => [
		index('import_batches_club_idx').on(t.clubId),
		index('import_batches_drive_idx').on(t.driveId),
		index('import_batches_work_idx')
			.on(t.id)
			.where(sql`state in ('reading', 'applying', 'undoing')`),
		check(
			'import_batches_state_check',
			sql`${t.state} in ('choosing', 'reading', 'deciding', 'applying', 'done', 'undoing', 'undone', 'cancelled')`
		),
		check('import_batches_consent_check', sql`${t.consent} in ('signed_paper', 'not_yet')`),
		check(
			'import_batches_applied_check',
			sql`${t.state} not in ('applying', 'done', 'undoing', 'undone') or num_nonnulls(${t.consent}, ${t.appliedAt}, ${t.appliedBy}) = 3`
		)
	]
);

/**
 * A person of such a list. What was read is sealed for the row's id; `match_keys` tell whom it may be. `donor_id` is the donor whom it
 * updates, or whom it became, at `donor_version`; `before_sealed` is what undoing puts back. `place` says what became of the place
 * at the list's drive.
 */
export const importRows = pgTable(
	'import_rows',
	{
		id: key(),
		batchId: uuid()
			.notNull()
			.references(() => importBatches.id, { onDelete: 'cascade' }),
		number: integer().notNull(),
		contentSealed: bytes(),
		matchKeys: text()
			.array()
			.notNull()
			.default(sql`'{}'`),
		verdict: text(),
		candidates: jsonb()
			.$type<Candidate[]>()
			.notNull()
			.default(sql`'[]'`),
		decision: text(),
		decidedFor: text(),
		fields: text().array(),
		donorId: uuid().references(() => donors.id, { onDelete: 'set null' }),
		donorVersion: integer(),
		outcome: text(),
		keptBecause: text(),
		beforeSealed: bytes(),
		registrationId: uuid().references(() => registrations.id, { onDelete: 'set null' }),
		place: text()
	},
	(t) => [
		unique('import_rows_number_key').on(t.batchId, t.number),
		index('import_rows_donor_idx').on(t.donorId),
		index('import_rows_registration_idx').on(t.registrationId),
		index('import_rows_match_keys_idx').using('gin', t.matchKeys),
		check(
			'import_rows_place_check',
			sql`${t.place} in ('registered', 'taken_up', 'had', 'full', 'too_close', 'not_eligible', 'given_back', 'kept_had', 'kept_moved_on')`
		),
		check('import_rows_verdict_check', sql`${t.verdict} in ('new', 'update', 'same', 'likely_duplicate', 'error')`),
		check('import_rows_decision_check', sql`${t.decision} in ('same', 'other', 'leave_out')`),
		check(
			'import_rows_outcome_check',
			sql`${t.outcome} in ('added', 'updated', 'unchanged', 'left_out', 'removed', 'restored', 'kept')`
		)
	]
);

/** What a club once said about a heading: which field its column holds, `null` for none. The heading stands as its key. */
export const importColumns = pgTable(
	'import_columns',
	{
		clubId: uuid()
			.notNull()
			.references(() => clubs.id),
		headingKey: text().notNull(),
		field: text()
	},
	(t) => [primaryKey({ columns: [t.clubId, t.headingKey] })]
);
