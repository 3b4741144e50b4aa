import type { ActorName, Owner } from '../support/two-provinces';
import type { WorldOfTests } from './world-of-tests';

/** Whose object stands in the address, and in which table its id is found. */
type Subject =
	| 'drives'
	| 'donors'
	| 'clubs'
	| 'memberships'
	| 'import_batches'
	| 'milestones'
	| 'calendar_days'
	| 'venues'
	| 'volunteers'
	| 'checklist_templates'
	| null;

/**
 * Who gets the page of an own object; everybody else who is signed in gets 404. `anyone` is also for people without a role, `public` for
 * people without an account.
 */
export type Entry = {
	path: string;
	subject: Subject;
	seenBy: ActorName[] | 'anyone' | 'public';
	/** Who sees the page of what belongs to the province itself, beside its office. */
	provincesSeenBy?: ActorName[];
	/** Who may send an action, where that is not everybody who sees the page. */
	sentBy?: Record<string, ActorName[]>;
	/** Who is led from here to the one place that they have. */
	ledOn?: ActorName[];
	/** What is answered to whoever may ask, where that is not 200: nothing fitting is sent. */
	answers?: number;
	/** Whether whoever lost the right is told that their device forgets the people: only of what was theirs. */
	tellsToForget?: true;
	/** What only a real answer says; the mark of the reader's own rows unless named. */
	shows?: RegExp;
};

const desk: ActorName[] = ['admin', 'registrar', 'helper', 'coordinator'];
const workers: ActorName[] = ['admin', 'registrar', 'coordinator', 'neighbour'];
const planners: ActorName[] = ['admin', 'coordinator', 'neighbour'];
const society: ActorName[] = ['admin', 'coordinator', 'neighbour', 'system'];

/** Where nothing of the reader's own need stand: any page with a heading. */
const page = /<h1/;

/** What every route answers. A route of the build that is missing here fails the tests. */
export const entries: Record<string, Entry> = {
	'/(app)': { path: '/', subject: null, seenBy: 'anyone', ledOn: ['helper'], shows: page },
	'/(app)/account': { path: '/account', subject: null, seenBy: 'anyone', shows: /name="fullName"/ },
	'/(app)/account/confirm': { path: '/account/confirm', subject: null, seenBy: 'anyone', shows: /name="password"/ },
	'/(app)/account/confirm/passkey': { path: '/account/confirm/passkey', subject: null, seenBy: 'anyone', answers: 400 },
	'/(app)/account/email': { path: '/account/email', subject: null, seenBy: 'anyone', shows: /name="email"/ },
	'/(app)/account/passkeys': { path: '/account/passkeys', subject: null, seenBy: 'anyone', shows: page },
	'/(app)/account/passkeys/options': {
		path: '/account/passkeys/options',
		subject: null,
		seenBy: 'anyone',
		shows: /challenge/
	},
	'/(app)/account/password': { path: '/account/password', subject: null, seenBy: 'anyone', shows: /name="old"/ },
	'/(app)/account/second-factor': {
		path: '/account/second-factor',
		subject: null,
		seenBy: 'anyone',
		shows: /name="code"/
	},
	'/(app)/account/sessions': { path: '/account/sessions', subject: null, seenBy: 'anyone', shows: page },
	'/(app)/rules': {
		path: '/rules',
		subject: null,
		seenBy: [...workers, 'system'],
		shows: /26\/2013/,
		sentBy: { takeBack: ['system'] }
	},
	'/(app)/rules/new': { path: '/rules/new?country=VN', subject: null, seenBy: ['system'], shows: /name="minAgeYears"/ },
	'/(app)/areas': { path: '/areas', subject: null, seenBy: society, shows: /\/areas\?|Hậu Lộc/ },
	'/(app)/areas/[code]': { path: '/areas/380', subject: null, seenBy: ['system'], shows: /name="nameVi"/ },
	'/(app)/audit': { path: '/audit', subject: null, seenBy: society },
	'/(app)/audit/entries.csv': { path: '/audit/entries.csv', subject: null, seenBy: society },
	'/(app)/clubs': { path: '/clubs', subject: null, seenBy: society },
	'/(app)/clubs/[clubId=uuid]': {
		path: '/clubs/:id',
		subject: 'clubs',
		seenBy: ['admin', 'coordinator', 'system']
	},
	'/(app)/clubs/applications': {
		path: '/clubs/applications',
		subject: null,
		seenBy: ['coordinator', 'neighbour', 'system']
	},
	'/(app)/clubs/import': {
		path: '/clubs/import',
		subject: null,
		seenBy: ['coordinator', 'neighbour', 'system'],
		shows: /name="text"/
	},
	'/(app)/clubs/new': {
		path: '/clubs/new',
		subject: null,
		seenBy: ['coordinator', 'neighbour', 'system'],
		shows: /name="name"/
	},
	'/(app)/collections': { path: '/collections', subject: null, seenBy: workers, shows: page },
	'/(app)/collections/units.csv': {
		path: '/collections/units.csv?by=club',
		subject: null,
		seenBy: workers,
		shows: /^.club_id,club,units/
	},
	'/(app)/donors': { path: '/donors?q=canary', subject: null, seenBy: workers },
	'/(app)/donors/[donorId=uuid]': {
		path: '/donors/:id',
		subject: 'donors',
		seenBy: ['admin', 'registrar', 'coordinator'],
		sentBy: { restrict: ['admin', 'coordinator'], unrestrict: ['admin', 'coordinator'] }
	},
	'/(app)/donors/[donorId=uuid]/held': {
		path: '/donors/:id/held',
		subject: 'donors',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/donors/[donorId=uuid]/erase': { path: '/donors/:id/erase', subject: 'donors', seenBy: ['coordinator'] },
	'/(app)/donors/[donorId=uuid]/card': {
		path: '/donors/:id/card',
		subject: 'donors',
		seenBy: ['admin', 'registrar', 'coordinator']
	},
	'/(app)/donors/[donorId=uuid]/edit': {
		path: '/donors/:id/edit',
		subject: 'donors',
		seenBy: ['admin', 'registrar', 'coordinator']
	},
	'/(app)/donors/[donorId=uuid]/merge': {
		path: '/donors/:id/merge',
		subject: 'donors',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/donors/imports': { path: '/donors/imports', subject: null, seenBy: planners },
	'/(app)/donors/imports/new': {
		path: '/donors/imports/new',
		subject: null,
		seenBy: planners,
		shows: /name="file"/
	},
	'/(app)/donors/imports/[importId=uuid]': {
		path: '/donors/imports/:id',
		subject: 'import_batches',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/donors/imports/[importId=uuid]/progress': {
		path: '/donors/imports/:id/progress',
		subject: 'import_batches',
		seenBy: ['admin', 'coordinator'],
		shows: /"state":"choosing"/
	},
	// Nothing is left out of a list that nobody has taken in.
	'/(app)/donors/imports/[importId=uuid]/rejected.xlsx': {
		path: '/donors/imports/:id/rejected.xlsx',
		subject: 'import_batches',
		seenBy: ['admin', 'coordinator'],
		answers: 404
	},
	'/(app)/donors/export': { path: '/donors/export', subject: null, seenBy: planners, shows: page },
	'/(app)/donors/export/donors.[kind=sheet]': {
		path: '/donors/export/donors.csv',
		subject: null,
		seenBy: planners,
		answers: 303
	},
	'/(app)/donors/filters': {
		path: '/donors/filters',
		subject: null,
		seenBy: workers,
		// Of what is shared; one's own is everybody's to rename and remove.
		sentBy: { rename: ['admin'], remove: ['admin'] },
		shows: page
	},
	'/(app)/donors/pairs': { path: '/donors/pairs', subject: null, seenBy: workers },
	'/(app)/donors/new': { path: '/donors/new', subject: null, seenBy: workers, shows: /name="fullName"/ },
	'/(app)/drives': { path: '/drives?q=canary', subject: null, seenBy: workers },
	'/(app)/drives/[driveId=uuid]': {
		path: '/drives/:id',
		subject: 'drives',
		seenBy: desk,
		provincesSeenBy: ['admin', 'registrar'],
		sentBy: { status: ['admin', 'coordinator'] }
	},
	'/(app)/drives/[driveId=uuid]/edit': {
		path: '/drives/:id/edit',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/helpers': {
		path: '/drives/:id/helpers',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/board': { path: '/drives/:id/board', subject: 'drives', seenBy: desk },
	'/(app)/drives/[driveId=uuid]/board/links': {
		path: '/drives/:id/board/links',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/board/live': {
		path: '/drives/:id/board/live',
		subject: 'drives',
		seenBy: desk,
		shows: /"ofTarget"/
	},
	'/(app)/drives/board': { path: '/drives/board', subject: null, seenBy: workers, shows: page },
	'/(app)/drives/board/live': { path: '/drives/board/live', subject: null, seenBy: workers, shows: /^\[/ },
	'/(app)/drives/[driveId=uuid]/drive.ics': {
		path: '/drives/:id/drive.ics',
		subject: 'drives',
		seenBy: ['admin', 'registrar', 'helper', 'coordinator'],
		provincesSeenBy: ['admin', 'registrar']
	},
	'/(app)/drives/[driveId=uuid]/move': {
		path: '/drives/:id/move?to=2026-12-20',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/venue': {
		path: '/drives/:id/venue',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/plan': {
		path: '/drives/:id/plan',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/registrations': {
		path: '/drives/:id/registrations',
		subject: 'drives',
		seenBy: desk
	},
	'/(app)/drives/[driveId=uuid]/registrations/new': {
		path: '/drives/:id/registrations/new',
		subject: 'drives',
		seenBy: desk
	},
	'/(app)/drives/[driveId=uuid]/roster': {
		path: '/drives/:id/roster',
		subject: 'drives',
		seenBy: ['admin', 'registrar', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/enter': {
		path: '/drives/:id/enter',
		subject: 'drives',
		seenBy: ['admin', 'registrar', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/close': {
		path: '/drives/:id/close',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/report': {
		path: '/drives/:id/report',
		subject: 'drives',
		seenBy: ['admin', 'registrar', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/report/report.[kind=sheet]': {
		path: '/drives/:id/report/report.csv',
		subject: 'drives',
		seenBy: ['admin', 'registrar', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/result': {
		path: '/drives/:id/result',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/groups': {
		path: '/drives/:id/groups',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/match': {
		path: '/drives/:id/match',
		subject: 'drives',
		seenBy: desk,
		sentBy: { match: ['admin', 'registrar', 'coordinator'], add: desk }
	},
	'/(app)/drives/[driveId=uuid]/no-shows': {
		path: '/drives/:id/no-shows',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/places': {
		path: '/drives/:id/places',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/poster': {
		path: '/drives/:id/poster',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/days': {
		path: '/drives/:id/days',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/series': {
		path: '/drives/:id/series',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/team': {
		path: '/drives/:id/team',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/notices': {
		path: '/drives/:id/notices',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/checklist': {
		path: '/drives/:id/checklist',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/looks': {
		path: '/drives/:id/looks',
		subject: 'drives',
		seenBy: ['admin', 'registrar', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/feedback': {
		path: '/drives/:id/feedback',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/[driveId=uuid]/forecast': {
		path: '/drives/:id/forecast',
		subject: 'drives',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/checklists': { path: '/drives/checklists', subject: null, seenBy: planners },
	'/(app)/drives/checklists/[templateId=uuid]': {
		path: '/drives/checklists/:id',
		subject: 'checklist_templates',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/drives/import': { path: '/drives/import', subject: null, seenBy: planners, shows: /name="text"/ },
	'/(app)/drives/import/results': {
		path: '/drives/import/results',
		subject: null,
		seenBy: planners,
		shows: /name="text"/
	},
	'/(app)/drives/new': { path: '/drives/new', subject: null, seenBy: planners, shows: /name="title"/ },
	'/(app)/drives/proposals': {
		path: '/drives/proposals',
		subject: null,
		seenBy: ['coordinator', 'neighbour'],
		shows: page
	},
	'/(app)/drives/notices': { path: '/drives/notices', subject: null, seenBy: planners },
	'/(app)/drives/templates': { path: '/drives/templates', subject: null, seenBy: planners },
	'/(app)/people': { path: '/people', subject: null, seenBy: society },
	'/(app)/people/[membershipId=uuid]': {
		path: '/people/:id',
		subject: 'memberships',
		seenBy: ['admin', 'coordinator', 'system']
	},
	'/(app)/people/invite-many': { path: '/people/invite-many', subject: null, seenBy: society },
	'/(app)/people/new': { path: '/people/new', subject: null, seenBy: society, shows: /name="email"/ },
	'/(app)/requests': {
		path: '/requests',
		subject: null,
		seenBy: planners,
		sentBy: {
			answer: ['coordinator', 'neighbour'],
			finish: ['coordinator', 'neighbour'],
			reopen: ['coordinator', 'neighbour'],
			refuse: ['coordinator', 'neighbour']
		}
	},
	'/(app)/requests/new': { path: '/requests/new', subject: null, seenBy: planners, shows: /name="receivedOn"/ },
	'/(app)/retention': { path: '/retention', subject: null, seenBy: ['system'], shows: /kind=notes/ },
	'/(app)/targets': { path: '/targets', subject: null, seenBy: planners },
	'/(app)/targets/import': { path: '/targets/import', subject: null, seenBy: planners, shows: /name="text"/ },
	'/(app)/thanks': { path: '/thanks?from=2026-01-01&to=2026-12-31', subject: null, seenBy: planners },
	'/(app)/thanks/certificates': {
		path: '/thanks/certificates?from=2026-01-01&to=2026-12-31',
		subject: null,
		seenBy: planners,
		// Of a province that has more people than sheets on a page.
		shows: /<article/
	},
	'/(app)/thanks/export': { path: '/thanks/export', subject: null, seenBy: planners, shows: page },
	'/(app)/thanks/export/honours.[kind=sheet]': {
		path: '/thanks/export/honours.csv',
		subject: null,
		seenBy: planners,
		answers: 303
	},
	'/(app)/drives/calendar': { path: '/drives/calendar?on=2026-11-23', subject: null, seenBy: workers },
	'/(app)/drives/calendar/centres': {
		path: '/drives/calendar/centres',
		subject: null,
		seenBy: workers,
		sentBy: { default: ['coordinator', 'neighbour'] },
		shows: page
	},
	'/(app)/drives/calendar/days': {
		path: '/drives/calendar/days?year=2026',
		subject: null,
		seenBy: workers,
		sentBy: {
			add: ['coordinator', 'neighbour'],
			remove: ['coordinator', 'neighbour'],
			restore: ['coordinator', 'neighbour']
		},
		shows: /canary[ab]0/
	},
	'/(app)/drives/calendar/days/[dayId=uuid]': {
		path: '/drives/calendar/days/:id',
		subject: 'calendar_days',
		seenBy: ['coordinator'],
		shows: /name="startsOn"/
	},
	'/(app)/drives/calendar/feeds': {
		path: '/drives/calendar/feeds',
		subject: null,
		seenBy: planners,
		shows: /name="of"/
	},
	'/(app)/thanks/milestones': {
		path: '/thanks/milestones',
		subject: null,
		seenBy: planners,
		sentBy: {
			add: ['coordinator', 'neighbour'],
			end: ['coordinator', 'neighbour'],
			resume: ['coordinator', 'neighbour']
		},
		shows: /canary[ab]0/
	},
	'/(app)/thanks/milestones/[milestoneId=uuid]': {
		path: '/thanks/milestones/:id',
		subject: 'milestones',
		seenBy: ['coordinator'],
		shows: /name="donations"/
	},
	'/(app)/venues': { path: '/venues?q=canary', subject: null, seenBy: workers },
	'/(app)/venues/[venueId=uuid]': {
		path: '/venues/:id',
		subject: 'venues',
		seenBy: ['admin', 'registrar', 'coordinator'],
		provincesSeenBy: ['admin', 'registrar'],
		sentBy: { archive: ['admin', 'coordinator'], restore: ['admin', 'coordinator'] }
	},
	'/(app)/venues/[venueId=uuid]/edit': {
		path: '/venues/:id/edit',
		subject: 'venues',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/venues/new': { path: '/venues/new', subject: null, seenBy: planners, shows: /name="point"/ },
	'/(app)/volunteers': { path: '/volunteers?q=canary', subject: null, seenBy: planners },
	'/(app)/volunteers/[volunteerId=uuid]': {
		path: '/volunteers/:id',
		subject: 'volunteers',
		seenBy: ['admin', 'coordinator']
	},
	'/(public)/apply': { path: '/apply', subject: null, seenBy: 'public' },
	'/(public)/calendar/[token].ics': { path: '/calendar/unknown.ics', subject: null, seenBy: 'public' },
	'/(public)/d/[code]': { path: '/d/unknown', subject: null, seenBy: 'public' },
	'/(public)/desk/[driveId=uuid]': {
		path: '/desk/01900000-0000-7000-8000-000000000001',
		subject: 'drives',
		seenBy: 'public'
	},
	'/(public)/email/[token]': { path: '/email/unknown', subject: null, seenBy: 'public' },
	'/(public)/feedback/[token]': { path: '/feedback/no-such-link', subject: null, seenBy: 'public' },
	'/(public)/give': { path: '/give', subject: null, seenBy: 'public' },
	'/(public)/hall/[token]': { path: '/hall/unknown', subject: null, seenBy: 'public' },
	'/(public)/hall/[token]/live': { path: '/hall/unknown/live', subject: null, seenBy: 'public' },
	'/(public)/help': { path: '/help', subject: null, seenBy: 'public' },
	'/(public)/help/[token]': { path: '/help/no-such-link', subject: null, seenBy: 'public' },
	'/(public)/invitation/[token]': { path: '/invitation/canary', subject: null, seenBy: 'public' },
	'/(public)/login': { path: '/login', subject: null, seenBy: 'public' },
	'/(public)/login/enrol': { path: '/login/enrol', subject: null, seenBy: 'public' },
	'/(public)/login/passkey': { path: '/login/passkey', subject: null, seenBy: 'public' },
	'/(public)/login/passkey/options': { path: '/login/passkey/options', subject: null, seenBy: 'public' },
	'/(public)/login/second-factor': { path: '/login/second-factor', subject: null, seenBy: 'public' },
	'/(public)/logout': { path: '/logout', subject: null, seenBy: 'public' },
	'/(public)/place/[token]': { path: '/place/unknown', subject: null, seenBy: 'public' },
	'/(public)/place/[token]/drive.ics': { path: '/place/unknown/drive.ics', subject: null, seenBy: 'public' },
	'/(public)/reset': { path: '/reset', subject: null, seenBy: 'public' },
	'/(public)/reset/[token]': { path: '/reset/unknown', subject: null, seenBy: 'public' },
	'/(public)/reset/code': { path: '/reset/code', subject: null, seenBy: 'public' },
	'/api/desk/[driveId=uuid]': { path: '/api/desk/:id', subject: 'drives', seenBy: desk, tellsToForget: true },
	'/api/desk/[driveId=uuid]/operations': {
		path: '/api/desk/:id/operations',
		subject: 'drives',
		seenBy: desk,
		answers: 400
	},
	'/api/desk/forgotten': { path: '/api/desk/forgotten', subject: null, seenBy: [] },
	'/api/donors/duplicates': { path: '/api/donors/duplicates', subject: null, seenBy: [...workers, 'helper'] },
	'/api/donors/search': { path: '/api/donors/search', subject: null, seenBy: [...workers, 'helper'] },
	'/api/session': { path: '/api/session', subject: null, seenBy: 'anyone', shows: /leftMs/ },
	'/livez': { path: '/livez', subject: null, seenBy: 'public' },
	'/preferences': { path: '/preferences', subject: null, seenBy: 'public' },
	'/readyz': { path: '/readyz', subject: null, seenBy: 'public' },
	'/ui': { path: '/ui', subject: null, seenBy: [] }
};

/** The address of an entry for one owner's object. */
export function pathOf({ path, subject }: Entry, owner: Owner, ids: WorldOfTests['ids']): string {
	return path.replace(':id', subject ? (ids[owner][subject] ?? '') : '');
}
