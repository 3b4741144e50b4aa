/**
 * Which features own a file of table definitions: only they import it. Others ask an exported query, or select an exported expression
 * such as `accountName(column)`. `*` is lent to all, to read: see docs/decisions/0012.
 * @type {Record<string, string[]>}
 */
export const owners = {
	'account-tokens': ['people', 'accounts'],
	accounts: ['people', 'accounts', 'auth', 'helpers'],
	'api-keys': ['api-keys'],
	areas: ['*'],
	audit: ['audit'],
	calendar: ['calendar'],
	checklists: ['checklists'],
	closings: ['closing'],
	'club-applications': ['clubs'],
	clubs: ['*'],
	dhis2: ['dhis2'],
	'donor-merges': ['donors'],
	'donor-pairs': ['donors'],
	donors: ['donors'],
	drives: ['drives'],
	exchange: ['exchange'],
	feedback: ['feedback'],
	'hall-links': ['board', 'helpers'],
	'helper-links': ['helpers'],
	imports: ['donor-import'],
	notices: ['notices'],
	operations: ['desk', 'paper', 'closing'],
	outbox: ['mail'],
	recounts: ['recounts'],
	registrations: ['registrations', 'sign-ups', 'desk', 'paper', 'closing'],
	reports: ['reports'],
	requests: ['requests'],
	retention: ['retention'],
	'saved-filters': ['donors'],
	'saved-views': ['collections', 'home'],
	'second-factors': ['auth'],
	'sign-ups': ['sign-ups'],
	stated: ['donors', 'donor-import'],
	tallies: ['*'],
	targets: ['targets'],
	team: ['team'],
	thanks: ['thanks'],
	venues: ['venues']
};

/**
 * Files that join what another feature owns, because the rows are one list to be filtered, sorted and paged together.
 * @type {Record<string, string[]>}
 */
export const joins = {
	// A roster is people by given name, searched as donors are.
	'src/lib/server/registrations/roster.ts': ['donors'],
	// What a device takes along is one list of people with everything that stations need.
	'src/lib/server/desk/desk-roster.ts': ['donors', 'sign-ups'],
	// What is printed and typed in again is one list of people by given name or slot.
	'src/lib/server/paper/paper-roster.ts': ['donors', 'sign-ups'],
	// Visits are sorted by the day of their drive.
	'src/lib/server/registrations/visits.ts': ['drives'],
	// Who reached a milestone is people by given name, narrowed by the club that knows them.
	'src/lib/server/thanks/reached.ts': ['donors']
};
