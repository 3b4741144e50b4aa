import { type ActorName } from './two-provinces';

/** Everybody whose reach is known. */
export const actorNames: ActorName[] = [
	'admin',
	'registrar',
	'helper',
	'coordinator',
	'neighbour',
	'exchange',
	'system',
	'nobody'
];

/** Owners by actor; whoever is not named gets nothing. */
type Expected = Partial<Record<ActorName, string>>;

/** Whose people each actor works with. */
export const atTheDesk: Expected = {
	admin: 'A1',
	registrar: 'A1',
	helper: 'A1',
	coordinator: 'A1 A2',
	neighbour: 'B1 B2'
};
const planning: Expected = { admin: 'A1', coordinator: 'A0 A1 A2', neighbour: 'B0 B1 B2' };
const readingDrives: Expected = { ...planning, admin: 'A0 A1', registrar: 'A0 A1', helper: 'A1' };
const readingPlans: Expected = { ...planning, admin: 'A0 A1', registrar: 'A0 A1' };
const society: Expected = {
	admin: 'A1',
	coordinator: 'A1 A2',
	neighbour: 'B1 B2',
	system: 'A1 A2 B1 B2'
};
const club: Expected = { admin: 'A1', registrar: 'A1', coordinator: 'A1 A2', neighbour: 'B1 B2' };
const managing: Expected = { admin: 'A1', coordinator: 'A1 A2', neighbour: 'B1 B2' };
const { admin: _admin, ...offices } = society;
const requestsSeen: Expected = { admin: 'A1', coordinator: 'A1 A2', neighbour: 'B1 B2' };
const requestsFiled = requestsSeen;
const { admin: _ofClub, ...requestsHandled } = requestsSeen;
const runningAll: Expected = { system: 'A1 A2 B1 B2' };
const applications: Expected = { coordinator: 'A0 A1 A2', neighbour: 'B0 B1 B2', system: 'A0 A1 A2 B0 B1 B2' };
const milestones: Expected = { coordinator: 'A0 A1 A2', neighbour: 'B0 B1 B2' };
const toldAll: Expected = { admin: 'A0 A1 A2', registrar: 'A0 A1 A2', ...milestones };
const recounting: Expected = { coordinator: 'A0 A1 A2', neighbour: 'B0 B1 B2', system: 'A0 A1 A2 B0 B1 B2' };
const planningClubs: Expected = { admin: 'A1', coordinator: 'A1 A2', neighbour: 'B1 B2' };
const thanking: Expected = { admin: 'A1', coordinator: 'A1 A2', neighbour: 'B1 B2' };
const all = 'A0 A1 A2 B0 B1 B2';
const bothOffices: Expected = { coordinator: all, neighbour: all };
/** What was released is the exchange's; those who work in clubs see none of it. */
const exchanged: Expected = { ...bothOffices, exchange: all };
/** Each office says of the other province which key speaks for it. */
const ofTheOther: Expected = { coordinator: 'B0 B1 B2', neighbour: 'A0 A1 A2' };
const everybodys: Expected = Object.fromEntries(actorNames.map((name) => [name, 'A1 A2 B1 B2']));

/** What each actor reaches in each table; a command that is missing is for nobody. */
export const reach: Record<string, { select?: Expected; insert?: Expected; update?: Expected; delete?: Expected }> = {
	// To begin a role one writes an invitation to a role that does not run yet; codes come from those who stand above.
	account_tokens: { select: society, delete: society },
	accounts: {
		// A new account is made by a function, for whoever may give a role.
		select: society,
		update: { system: 'A1 A2 B1 B2' }
	},
	// What a province tells other programs is its office's alone.
	api_keys: { select: milestones, insert: milestones, update: milestones },
	applicant_consents: { select: atTheDesk },
	applicants: { select: atTheDesk, update: atTheDesk },
	area_tallies: { select: club },
	// Entries carry the name of whoever adds them and are about their own places.
	audit_entries: { select: society, insert: { ...society, registrar: 'A1' } },
	// Closed days and what a centre can take are the province's own, and told to all who work in it.
	calendar_days: { select: toldAll, insert: milestones, update: milestones },
	calendar_feeds: { select: planningClubs, insert: planningClubs, update: planningClubs },
	centre_limits: { select: toldAll, insert: milestones, update: milestones },
	// What a province has all its clubs may begin with.
	checklist_template_items: { select: readingPlans, insert: planning, delete: planning },
	checklist_templates: { select: readingPlans, insert: planning, update: planning, delete: planning },
	club_applications: { select: applications, update: applications },
	clubs: { select: { ...society, registrar: 'A1' }, insert: offices, update: society },
	consents: { select: atTheDesk, insert: atTheDesk, update: atTheDesk },
	data_requests: { select: requestsSeen, insert: requestsFiled, update: requestsHandled },
	deferrals: { select: atTheDesk, insert: atTheDesk, update: atTheDesk, delete: atTheDesk },
	dhis2_mappings: { select: milestones, insert: milestones, update: milestones, delete: milestones },
	// A month is asked for by the office, and moved on by whoever sends it.
	dhis2_pushes: { select: milestones, insert: milestones },
	dhis2_servers: { select: milestones, insert: milestones, delete: milestones },
	donations: { select: atTheDesk, insert: atTheDesk, update: atTheDesk, delete: atTheDesk },
	donor_clubs: { select: club },
	donor_merges: { select: club },
	donor_pairs: { select: club, update: club },
	donors: { select: atTheDesk, insert: atTheDesk, update: atTheDesk },
	// Who is still to be compared is told to nobody.
	donors_to_compare: {},
	drive_changes: { select: readingDrives, insert: planning },
	// Figures are never changed; the blood centre's own count is added.
	drive_closings: { select: { ...planning, registrar: 'A1' }, insert: planning, update: planning },
	drive_days: { select: readingDrives, insert: planning, delete: planning },
	// An answer is given by a function, from a public page.
	drive_feedback: { select: planning, update: planning },
	// Groups have a contact: seen at the desk, and where the province itself holds the drive by its office.
	drive_groups: { select: { ...planning, registrar: 'A1', helper: 'A1' }, insert: planning, update: planning },
	drive_losses: { select: atTheDesk },
	// What was done at a desk is added by whoever did it, and settled by the club and its office.
	drive_operations: { select: atTheDesk, insert: atTheDesk, update: club },
	drive_people: { select: atTheDesk },
	drive_shifts: { select: planning, insert: planning, update: planning, delete: planning },
	// Every drive has its settings from the beginning.
	drive_sign_ups: { select: readingDrives, update: planning },
	drive_sites: { select: readingDrives, insert: planning, delete: planning },
	drive_slots: { select: readingDrives, insert: planning, update: planning, delete: planning },
	drive_tallies: { select: atTheDesk },
	drive_tasks: { select: planning, insert: planning, update: planning },
	drive_templates: { select: planning, insert: planning, update: planning, delete: planning },
	drive_things: { select: planning, insert: planning, update: planning },
	drives: { select: readingDrives, insert: planning, update: planning },
	exchange_borders: { select: bothOffices, insert: milestones, update: milestones },
	// A draft is its own office's alone; what was released is never changed.
	exchange_drafts: { select: milestones, insert: milestones, update: milestones },
	exchange_keys: { select: bothOffices, insert: ofTheOther, update: ofTheOther },
	exchange_meetings: { select: exchanged, insert: bothOffices, update: bothOffices },
	exchange_notes: { select: exchanged, insert: milestones },
	exchange_points: { select: exchanged, insert: bothOffices, update: bothOffices, delete: bothOffices },
	exchange_releases: { select: exchanged, insert: milestones },
	feedback_spent: {},
	hall_links: { select: planning, insert: planning, update: planning },
	helper_links: { select: planning, insert: planning, update: planning },
	import_batches: { select: managing, insert: managing, update: managing },
	import_columns: { select: managing, insert: managing, update: managing, delete: managing },
	// Rows are read from the file in the background.
	import_rows: { select: managing, update: managing, delete: managing },
	memberships: { select: society, insert: society, update: society },
	// What a province thanks for is told to all who work in it.
	milestones: {
		select: toldAll,
		insert: milestones,
		update: milestones
	},
	notice_settings: { select: planning, insert: planning, update: planning },
	// Who was told what is seen with the roster, and told by those who plan.
	notices: { select: atTheDesk, insert: managing, update: managing },
	// Anybody's change may be told of by mail, under their own name; only the sender reads it.
	outbox: { insert: everybodys },
	// How people prove who they are is theirs alone.
	passkey_challenges: {},
	passkeys: {},
	// What was found is written by the job that counts.
	recount_differences: { select: recounting },
	recounts: { select: recounting, insert: recounting },
	recovery_codes: {},
	registration_events: { select: atTheDesk, insert: atTheDesk },
	registrations: { select: atTheDesk, insert: atTheDesk, update: atTheDesk },
	// Who is sent a report, and that it went out, is known to those who may have it sent.
	report_mailings: { select: managing },
	report_notes: { select: planning, insert: planning },
	report_schedules: { select: managing, insert: managing, delete: managing },
	report_versions: { select: planning, insert: planning, update: planning },
	reported_results: { select: readingDrives, insert: planning, update: planning, delete: planning },
	reports: { select: planning, insert: planning },
	retention_rules: { select: runningAll, update: runningAll },
	retention_runs: { select: runningAll },
	// One's own, or those of the own club: here each row is shared by somebody of it.
	saved_filters: {
		select: { admin: 'A1', registrar: 'A1' },
		insert: { admin: 'A1' },
		update: { admin: 'A1' },
		delete: { admin: 'A1' }
	},
	// Nobody else's, not even those who run the system.
	saved_views: { insert: everybodys },
	sessions: {},
	sign_in_failures: {},
	stated_counts: { select: club },
	stated_donations: { select: club },
	targets: { select: readingPlans, insert: planning },
	thanks: { select: club, insert: thanking, delete: thanking },
	totp_secrets: {},
	// Whom to call at a place of the province is told to all who plan there.
	venue_contacts: {
		select: { ...planning, admin: 'A0 A1' },
		insert: planning,
		update: planning,
		delete: planning
	},
	venues: { select: readingPlans, insert: planning, update: planning },
	volunteers: { select: planning, insert: planning, update: planning, delete: planning }
};

/** Every table with personal or club data. */
export const tables = Object.keys(reach);
/** What is expected, with nothing for whoever is not named. */
export const reached = (expected: Expected = {}) =>
	Object.fromEntries(actorNames.map((name) => [name, expected[name] ?? '']));
