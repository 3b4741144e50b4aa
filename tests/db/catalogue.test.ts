import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;

beforeAll(async () => {
	database = await createTestDatabase();
});

afterAll(() => database.drop());

const names = async (statement: string) =>
	(await asSuperuser<{ name: string }>(database.superuserUrl, statement)).map(({ name }) => name);

/** Tables that everybody may read, because no person and no club stands in them. */
const openTables: Record<string, string> = {
	annual_figures: 'printed yearly totals of provinces and countries',
	areas: 'districts and communes',
	blood_centres: 'public institutions',
	campaigns: 'public campaigns such as Hành trình Đỏ',
	checklist_defaults: 'what is usually done before a drive, and brought',
	consent_texts: 'the texts that donors and applicants are shown',
	data_request_deadlines: 'how long the law gives to answer people',
	installation: 'schema version and check value of the identity key; not the key',
	provinces: 'names, zones and populations',
	rule_sets: 'eligibility rules with their sources',
	tet_days: 'the first day of each lunar new year'
};

const unguarded = `
	select relname as name from pg_class
	where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity) order by 1`;

/** A granted command without a policy would answer nothing or refuse everything: a grant too many or a policy too few. */
const grantsWithoutPolicy = `
	select distinct g.grantee || ' ' || lower(g.privilege_type) || ' ' || g.table_name as name
	from (
		select grantee, privilege_type, table_name from information_schema.role_table_grants where table_schema = 'public'
		union select grantee, privilege_type, table_name from information_schema.role_column_grants where table_schema = 'public'
	) g
	join pg_class c on c.oid = format('public.%I', g.table_name)::regclass and c.relkind = 'r' and c.relrowsecurity
	where g.grantee in ('giot_app', 'giot_system', 'giot_loader') and g.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
		and not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = g.table_name
			and p.permissive = 'PERMISSIVE' and p.cmd in ('ALL', g.privilege_type) and g.grantee::name = any (p.roles))
	order by 1`;

const policiesForEverybody = `
	select tablename || ' ' || policyname as name from pg_policies where schemaname = 'public' and 'public' = any (roles) order by 1`;

const definers = `
	select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`;

const carelessDefiners = `
	select p.oid::regprocedure::text as name from pg_proc p
	where p.pronamespace = 'public'::regnamespace and p.prosecdef and (
		p.proowner <> 'giot_system'::regrole
		or not coalesce('search_path=public, pg_temp' = any (p.proconfig), false)
		or p.proacl is null
		or exists (select from aclexplode(p.proacl) a where a.grantee = 0)
	) order by 1`;

describe('row-level security', () => {
	test('is enabled and forced on every table but the reference tables', async () => {
		expect(await names(unguarded)).toEqual(Object.keys(openTables));
	});

	test('has a policy for each granted command', async () => {
		expect(await names(grantsWithoutPolicy)).toEqual([]);
	});

	test('names a role in every policy', async () => {
		expect(await names(policiesForEverybody)).toEqual([]);
	});

	test.each([
		['disabled', 'alter table donors disable row level security', unguarded, 'donors'],
		['not forced', 'alter table drives no force row level security', unguarded, 'drives'],
		['a policy dropped', 'drop policy seen on donations', grantsWithoutPolicy, 'giot_app select donations'],
		['a grant too many', 'grant delete on donors to giot_app', grantsWithoutPolicy, 'giot_app delete donors'],
		['a policy for all', 'create policy lax on clubs using (true)', policiesForEverybody, 'clubs lax']
	])('control: the catalogue notices %s', async (_, sabotage, question, found) => {
		const victim = await createTestDatabase();
		await asSuperuser(victim.superuserUrl, sabotage);
		const rows = await asSuperuser<{ name: string }>(victim.superuserUrl, question);
		await victim.drop();
		expect(rows.map(({ name }) => name)).toContain(found);
	});

	test('lets nobody change reference data from the application, areas and rules apart', async () => {
		expect(
			await names(`select distinct table_name || ' ' || privilege_type as name from information_schema.role_table_grants
				where grantee = 'giot_app' and privilege_type <> 'SELECT' and table_name = any ('{${Object.keys(openTables)}}') order by 1`)
		).toEqual(['areas UPDATE', 'rule_sets DELETE', 'rule_sets INSERT']);
	});
});

describe('functions that cross scopes', () => {
	const expected = [
		'deferrals_losses()',
		'donations_tally()',
		'donors_compare_again()',
		'donors_end_merged_cards()',
		'donors_erased_untold()',
		'donors_known()',
		'drives_sign_up()',
		'drives_tally()',
		'giot_account_for(uuid,text,text,text,boolean)',
		'giot_add_people(giot_people_delta[])',
		'giot_add_taken(giot_taken_delta[],giot_taken_delta[])',
		'giot_add_to_tallies(giot_drive_delta[])',
		'giot_approve_drives(text,boolean)',
		'giot_calendar_feed()',
		'giot_centre_load(uuid,date,date,uuid)',
		'giot_claim_push(timestamp with time zone,timestamp with time zone)',
		'giot_cohorts(text[],uuid)',
		'giot_count_donors(uuid[])',
		'giot_count_losses(uuid[])',
		'giot_donors(date,date,date,text,text[],text[],uuid,uuid,text)',
		'giot_donors_sharing(text,text[],text[],integer)',
		'giot_drive_boards(timestamp with time zone)',
		'giot_drives_changed(uuid[])',
		'giot_drives_nearby(text,text[],date,uuid,integer,integer,integer)',
		'giot_due_counts(jsonb,timestamp with time zone)',
		'giot_due_reports(timestamp with time zone)',
		'giot_email_confirmed()',
		'giot_end_sessions(uuid)',
		'giot_erase_donor(uuid,integer,text)',
		'giot_expected_at(uuid)',
		'giot_factor_of(uuid)',
		'giot_factor_or_role_changes()',
		'giot_feed_drives(date)',
		'giot_feedback_about()',
		'giot_find_by_words(text[],integer)',
		'giot_find_donors(jsonb,text,integer)',
		'giot_forget_device(uuid)',
		'giot_forget_in_imports(uuid)',
		'giot_forget_merges(uuid)',
		'giot_forget_operations()',
		'giot_forget_passkeys()',
		'giot_forget_sessions()',
		'giot_give_feedback(date,integer,integer,integer,text,text)',
		'giot_hall_link()',
		'giot_has_factor(uuid)',
		'giot_has_office(text)',
		'giot_helped_donors()',
		'giot_helper_link_details()',
		'giot_helper_links(uuid)',
		'giot_hold_account(text)',
		'giot_holder_of_card(text)',
		'giot_holding_club()',
		'giot_holdings(uuid)',
		'giot_import_add(uuid,jsonb,text,integer)',
		'giot_import_change(uuid,jsonb)',
		'giot_import_drive(uuid)',
		'giot_import_give_back(uuid,integer)',
		'giot_import_people(uuid)',
		'giot_import_places(uuid,jsonb,timestamp with time zone)',
		'giot_import_registry(uuid)',
		'giot_import_stands(uuid)',
		'giot_import_state(uuid)',
		'giot_import_tell(uuid,jsonb,date)',
		'giot_import_undo(uuid,integer)',
		'giot_import_untell(uuid,integer)',
		'giot_in_own_registry(uuid)',
		'giot_invitation_stands(uuid)',
		'giot_job_people_to_tell(uuid)',
		'giot_job_resting(date,integer,integer[])',
		'giot_keep_operation(uuid,uuid,jsonb,text,bytea)',
		'giot_keep_pairs(text,uuid[],jsonb)',
		'giot_keep_retention(text,uuid,uuid,timestamp with time zone)',
		'giot_key_measures(date,date,text,text,text,text,text[],text[],uuid,uuid,text)',
		'giot_known_elsewhere(text,text[],text,bytea,uuid[])',
		'giot_leave_out_taken_back()',
		'giot_mail_given_up(timestamp with time zone)',
		'giot_match_donor(uuid,bytea,text,date,text)',
		'giot_measures(date,date,text,text,text,text,text[],text[],uuid,uuid,text)',
		'giot_merge_clashes(uuid,uuid)',
		'giot_merge_days()',
		'giot_merge_donors(uuid,uuid,uuid,text[])',
		'giot_merged_into(uuid)',
		'giot_milestones_reached(date,date,uuid)',
		'giot_next_to_compare(text,integer)',
		'giot_open_api_key(timestamp with time zone)',
		'giot_open_helper_link(uuid,uuid,text,text)',
		'giot_outranks(uuid)',
		'giot_passkey(text)',
		'giot_province_of_erased(uuid)',
		'giot_province_yield(text,date)',
		'giot_public_drive()',
		'giot_public_drives(text,text[],date,date,date,uuid,integer,timestamp with time zone)',
		'giot_reads_reports(uuid,text,uuid,date)',
		'giot_recount_month(uuid,text,date)',
		'giot_recount_months(text)',
		'giot_recount_part(uuid)',
		'giot_recount_people(uuid,text,uuid,integer)',
		'giot_recounted_donations(uuid[])',
		'giot_recounted_losses(uuid[])',
		'giot_recounted_month(text,date)',
		'giot_refill_tallies()',
		'giot_registration_kept(uuid,uuid)',
		'giot_reset_account(text)',
		'giot_reset_factors(uuid)',
		'giot_roles(uuid)',
		'giot_row_stands(uuid)',
		'giot_rule_facts(text,date,boolean)',
		'giot_session(text)',
		'giot_session_ended(text)',
		'giot_session_used(text,timestamp with time zone)',
		'giot_set_right(uuid)',
		'giot_sharing(text,text[],integer)',
		'giot_sign_in(text)',
		'giot_somebody_waits()',
		'giot_stated_days(uuid[])',
		'giot_tell_report(uuid,timestamp with time zone,uuid,uuid)',
		'giot_thought_donors(text)',
		'giot_token_account()',
		'giot_token_applicant()',
		'giot_token_details()',
		'giot_token_drive()',
		'giot_token_role()',
		'giot_undo_merge(uuid)',
		'giot_units(date,date,text,text,text,text[],text[],uuid)',
		'giot_use_token(text[])',
		'giot_was_at_desk(uuid)',
		'outbox_settles_notice()',
		'registration_events_losses()',
		'registrations_losses()',
		'registrations_of_people()',
		'registrations_tally()',
		'stated_recount()'
	];
	const inward = [
		'deferrals_losses()',
		'donations_tally()',
		'donors_compare_again()',
		'donors_end_merged_cards()',
		'donors_erased_untold()',
		'donors_known()',
		'drives_sign_up()',
		'drives_tally()',
		'giot_add_people(giot_people_delta[])',
		'giot_add_taken(giot_taken_delta[],giot_taken_delta[])',
		'giot_add_to_tallies(giot_drive_delta[])',
		'giot_count_donors(uuid[])',
		'giot_count_losses(uuid[])',
		'giot_factor_or_role_changes()',
		'giot_find_by_words(text[],integer)',
		'giot_forget_merges(uuid)',
		'giot_forget_operations()',
		'giot_leave_out_taken_back()',
		'giot_recount_month(uuid,text,date)',
		'giot_recount_months(text)',
		'giot_recount_people(uuid,text,uuid,integer)',
		'giot_recounted_donations(uuid[])',
		'giot_recounted_losses(uuid[])',
		'giot_recounted_month(text,date)',
		'giot_refill_tallies()',
		'giot_row_stands(uuid)',
		'giot_stated_days(uuid[])',
		'giot_thought_donors(text)',
		'outbox_settles_notice()',
		'registration_events_losses()',
		'registrations_losses()',
		'registrations_of_people()',
		'registrations_tally()',
		'stated_recount()'
	];

	test('are these and no others', async () => {
		expect(await names(definers)).toEqual(expected);
	});

	test('belong to giot_system, fix their search path and are not for everybody', async () => {
		expect(await names(carelessDefiners)).toEqual([]);
	});

	test.each([
		['another owner', 'alter function giot_sign_in(text) owner to giot_owner'],
		['an open search path', 'alter function giot_sign_in(text) reset search_path'],
		['execution by everybody', 'grant execute on function giot_sign_in(text) to public']
	])('control: the catalogue notices %s', async (_, sabotage) => {
		const victim = await createTestDatabase();
		await asSuperuser(victim.superuserUrl, sabotage);
		const rows = await asSuperuser<{ name: string }>(victim.superuserUrl, carelessDefiners);
		await victim.drop();
		expect(rows).toEqual([{ name: 'giot_sign_in(text)' }]);
	});

	test('that only triggers and other such functions call cannot be called by the application', async () => {
		expect(
			await names(`select p.oid::regprocedure::text as name from pg_proc p
				where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('giot_app', p.oid, 'execute') order by 1`)
		).toEqual(expected.filter((name) => !inward.includes(name)));
	});
});

describe('roles', () => {
	const roles = () =>
		asSuperuser(
			database.superuserUrl,
			`select rolname, rolcanlogin as login, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as mighty
			from pg_roles where rolname like 'giot_%' order by 1`
		);

	test('only the application and the owner sign in, and none is mighty', async () => {
		expect(await roles()).toEqual([
			{ rolname: 'giot_app', login: true, mighty: false },
			{ rolname: 'giot_loader', login: false, mighty: false },
			{ rolname: 'giot_owner', login: true, mighty: false },
			{ rolname: 'giot_system', login: false, mighty: false }
		]);
	});

	test('the application owns nothing and is a member of nothing', async () => {
		const owned = `select relname as name from pg_class where relowner = 'giot_app'::regrole
			union all select proname from pg_proc where proowner = 'giot_app'::regrole
			union all select typname from pg_type where typowner = 'giot_app'::regrole
			union all select nspname from pg_namespace where nspowner = 'giot_app'::regrole
			union all select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid where m.member = 'giot_app'::regrole`;
		expect(await names(owned)).toEqual([]);
	});

	test('the application can make no tables and see no password hash', async () => {
		const [row] = await asSuperuser(
			database.superuserUrl,
			`select has_schema_privilege('giot_app', 'public', 'create') as makes,
				has_column_privilege('giot_app', 'accounts', 'password_hash', 'select') as sees`
		);
		expect(row).toEqual({ makes: false, sees: false });
	});

	test('the application adds no account and suspends none, and takes no mail away', async () => {
		const [row] = await asSuperuser(
			database.superuserUrl,
			`select has_any_column_privilege('giot_app', 'accounts', 'insert') as adds,
				has_column_privilege('giot_app', 'accounts', 'suspended_at', 'update') as suspends,
				has_table_privilege('giot_app', 'outbox', 'delete') as forgets`
		);
		expect(row).toEqual({ adds: false, suspends: false, forgets: false });
	});

	test('giot_system keeps no right to make things and stays within its policies', async () => {
		const [row] = await asSuperuser(
			database.superuserUrl,
			"select has_schema_privilege('giot_system', 'public', 'create') as makes, pg_has_role('giot_system', 'giot_owner', 'member') as owner"
		);
		expect(row).toEqual({ makes: false, owner: false });
	});
});
