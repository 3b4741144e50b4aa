import { sql } from 'drizzle-orm';
import type { Actor } from '../../src/lib/server/actor';
import { type ActorName } from './two-provinces';
import { type World, as, rowsIn, ownersOf, allLetThrough } from './isolated-worlds';

/** Everything of a table, application filters removed. */
export const everything = (table: string) => {
	const columns = table === 'accounts' ? 'id, email, full_name' : '*';
	return sql`select to_jsonb(t) as row from (select ${sql.raw(columns)} from ${sql.raw(table)}) t`;
};

/** The rows of a table that somebody sees. */
export async function visible(where: World, table: string, name: ActorName) {
	const { rows } = await as(where, where.actors[name], (tx) => tx.execute(everything(table)));
	return markedAmong(where, table, rows);
}

/** The marked rows among everything that somebody was shown of a table. */
export function markedAmong(where: World, table: string, shown: Record<string, unknown>[]) {
	const seen = new Set(shown.map(({ row }) => identityOf(table, row as Record<string, unknown>)));
	return rowsIn(where, table).filter(({ row }) => seen.has(identityOf(table, row)));
}

const identityOf = (table: string, row: Record<string, unknown>) =>
	row.id ? String(row.id) : JSON.stringify(Object.entries(row).sort());

const keyOf: Record<string, string[]> = {
	feedback_spent: ['link_hash'],
	totp_secrets: ['account_id'],
	applicant_consents: ['applicant_id', 'purpose'],
	drive_sign_ups: ['drive_id'],
	retention_rules: ['kind'],
	centre_limits: ['blood_centre_id'],
	venue_contacts: ['venue_id'],
	drive_days: ['drive_id', 'held_on'],
	drive_sites: ['drive_id', 'position'],
	exchange_borders: ['area_code'],
	import_columns: ['club_id', 'heading_key'],
	reported_results: ['drive_id'],
	donor_clubs: ['donor_id', 'club_id'],
	drive_losses: ['drive_id', 'kind', 'value'],
	report_mailings: ['schedule_id', 'starts_on'],
	drive_people: ['drive_id', 'state'],
	drive_tallies: ['drive_id', 'dimension', 'value'],
	area_tallies: ['province_code', 'club_id', 'dimension', 'value']
};

/** The condition that picks one row. */
export const thisRow = (table: string, row: Record<string, unknown>) =>
	sql.join(
		(keyOf[table] ?? ['id']).map((column) => sql`${sql.raw(column)}::text = ${String(row[column])}`),
		sql` and `
	);

/** What a row says of whoever adds it. */
const authorship: Record<string, (actor: Actor) => Record<string, string>> = {
	api_keys: ({ accountId }) => ({ created_by: accountId }),
	dhis2_pushes: ({ accountId }) => ({ asked_by: accountId }),
	dhis2_servers: ({ accountId }) => ({ set_by: accountId }),
	donors: ({ accountId }) => ({ created_by: accountId }),
	calendar_feeds: ({ accountId }) => ({ created_by: accountId }),
	data_requests: ({ accountId }) => ({ filed_by: accountId }),
	drive_operations: ({ accountId }) => ({ by: accountId }),
	drive_groups: ({ accountId }) => ({ created_by: accountId }),
	hall_links: ({ accountId }) => ({ created_by: accountId }),
	helper_links: ({ accountId }) => ({ created_by: accountId }),
	drive_changes: ({ accountId }) => ({ changed_by: accountId }),
	drive_closings: ({ accountId }) => ({ closed_by: accountId }),
	exchange_borders: ({ accountId }) => ({ changed_by: accountId }),
	exchange_keys: ({ accountId }) => ({ added_by: accountId }),
	exchange_notes: ({ accountId }) => ({ noted_by: accountId }),
	exchange_releases: ({ accountId }) => ({ released_by: accountId }),
	drive_templates: ({ accountId }) => ({ created_by: accountId }),
	import_batches: ({ accountId }) => ({ created_by: accountId }),
	notices: ({ accountId }) => ({ told_by: accountId }),
	outbox: ({ accountId }) => ({ created_by: accountId }),
	report_notes: ({ accountId }) => ({ noted_by: accountId }),
	report_schedules: ({ accountId }) => ({ account_id: accountId, created_by: accountId }),
	reports: ({ accountId }) => ({ created_by: accountId }),
	recounts: ({ accountId }) => ({ asked_by: accountId, state: 'queued' }),
	saved_filters: ({ accountId }) => ({ account_id: accountId }),
	saved_views: ({ accountId }) => ({ account_id: accountId }),
	targets: ({ accountId }) => ({ revised_by: accountId }),
	thanks: ({ accountId }) => ({ handed_by: accountId }),
	audit_entries: ({ accountId, sessionId }) => ({ account_id: accountId, session_id: sessionId })
};
const columnToTouch: Record<string, string> = {
	api_keys: 'revoked_at',
	calendar_feeds: 'revoked_at',
	dhis2_mappings: 'uid',
	dhis2_pushes: 'state',
	dhis2_servers: 'areas',
	hall_links: 'revoked_at',
	helper_links: 'revoked_at',
	import_columns: 'field',
	import_rows: 'fields',
	notices: 'reason',
	outbox: 'attempts',
	totp_secrets: 'last_step',
	recovery_codes: 'used_at',
	passkeys: 'name',
	passkey_challenges: 'expires_at',
	account_tokens: 'used_at',
	consents: 'withdrawn_at',
	accounts: 'full_name',
	applicants: 'full_name',
	sessions: 'user_agent',
	targets: 'units',
	audit_entries: 'action',
	applicant_consents: 'text_version',
	drive_changes: 'reason',
	drive_operations: 'doubt',
	drive_closings: 'centre_bags',
	drive_feedback: 'hidden',
	exchange_borders: 'removed_at',
	exchange_keys: 'revoked_at',
	exchange_notes: 'note',
	exchange_points: 'agreed',
	exchange_releases: 'body',
	feedback_spent: 'spent_in',
	drive_sign_ups: 'offer_minutes',
	drive_slots: 'places',
	checklist_template_items: 'title',
	drive_sites: 'venue_name',
	drive_tasks: 'title',
	drive_things: 'name',
	venue_contacts: 'name',
	drive_days: 'opens_at',
	drive_losses: 'people',
	drive_people: 'people',
	drive_tallies: 'units',
	area_tallies: 'units',
	report_mailings: 'told_at',
	report_notes: 'text',
	report_schedules: 'day_of_month',
	report_versions: 'texts',
	reports: 'kind',
	thanks: 'handed_on',
	donor_clubs: 'since_at',
	donor_merges: 'undone_by',
	donor_pairs: 'decided_by',
	donors_to_compare: 'donor_id',
	retention_runs: 'removed',
	sign_in_failures: 'failed_at',
	registration_events: 'to_state',
	recounts: 'done',
	recount_differences: 'counted',
	stated_counts: 'donor_id',
	stated_donations: 'donor_id'
};

type Command = 'insert' | 'update' | 'delete';
const generated = new Set(['units of donations']);

function statementOf(command: Command, table: string, row: Record<string, unknown>, actor: Actor) {
	const name = sql.raw(table);
	if (command === 'delete') return sql`delete from ${name} where ${thisRow(table, row)}`;
	if (command === 'update') {
		const column = sql.raw(columnToTouch[table] ?? 'version');
		return sql`update ${name} set ${column} = ${column} where ${thisRow(table, row)}`;
	}
	const copy = { ...row, ...authorship[table]?.(actor) };
	const columns = sql.raw(
		Object.keys(row)
			.filter((one) => !generated.has(`${one} of ${table}`))
			.join(', ')
	);
	return sql`insert into ${name} (${columns}) select ${columns} from jsonb_populate_record(null::${name}, ${JSON.stringify(copy)}::jsonb)`;
}

/** The owners whose rows somebody may change by a command. */
export async function writable(where: World, table: string, command: Command, name: ActorName) {
	const actor = where.actors[name];
	const rows = rowsIn(where, table);
	const statements = rows.map(({ row }) => statementOf(command, table, row, actor));
	const through = await allLetThrough(where, actor, statements);
	return ownersOf(rows.filter((_, nth) => through[nth]));
}
