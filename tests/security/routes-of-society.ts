import { type Entry, page, planners, society, workers } from './route-entry';

/** Pages of clubs and their people, areas, targets, rules, milestones, and one's own account. */
export const routesOfSociety: Record<string, Entry> = {
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
	'/(app)/collections/people': { path: '/collections/people', subject: null, seenBy: workers, shows: page },
	'/(app)/collections/time': { path: '/collections/time', subject: null, seenBy: workers, shows: page },
	'/(app)/collections/drives': { path: '/collections/drives', subject: null, seenBy: workers, shows: page },
	'/(app)/collections/compare': { path: '/collections/compare', subject: null, seenBy: workers, shows: page },
	'/(app)/collections/recounts': {
		path: '/collections/recounts',
		subject: null,
		seenBy: ['coordinator', 'neighbour', 'system'],
		shows: /name="provinceCode"/
	},
	'/(app)/collections/views': { path: '/collections/views', subject: null, seenBy: workers, shows: page },
	'/(app)/collections/wall': { path: '/collections/wall', subject: null, seenBy: workers, shows: page },
	'/(app)/collections/wall/figures': {
		path: '/collections/wall/figures',
		subject: null,
		seenBy: workers,
		shows: /"figures"/
	},
	'/(app)/collections/units.csv': {
		path: '/collections/units.csv?by=club',
		subject: null,
		seenBy: workers,
		shows: /^.club_id,club,units/
	},
	'/(app)/collections/units.xlsx': {
		path: '/collections/units.xlsx?by=club',
		subject: null,
		seenBy: workers,
		shows: /^PK/
	},
	'/(app)/collections/units.json': {
		path: '/collections/units.json?by=area_month',
		subject: null,
		seenBy: workers,
		shows: /^\[/
	},
	'/(app)/data': { path: '/data', subject: null, seenBy: ['coordinator', 'neighbour'], shows: page },
	'/(app)/data/keys': {
		path: '/data/keys',
		subject: null,
		seenBy: ['coordinator', 'neighbour'],
		shows: /canary[ab]0/
	},
	'/(app)/data/dhis2': {
		path: '/data/dhis2',
		subject: null,
		seenBy: ['coordinator', 'neighbour'],
		shows: /name="month"/
	},
	'/(app)/data/dhis2/values.json': {
		path: '/data/dhis2/values.json?month=2026-11',
		subject: null,
		seenBy: ['coordinator', 'neighbour'],
		shows: /"dataSet"/
	},
	'/(app)/data/dhis2/mapping': {
		path: '/data/dhis2/mapping',
		subject: null,
		seenBy: ['coordinator', 'neighbour'],
		shows: /name="uid"/
	},
	'/(app)/data/dhis2/mapping.csv': {
		path: '/data/dhis2/mapping.csv',
		subject: null,
		seenBy: ['coordinator', 'neighbour'],
		shows: /^.code,name,uid/
	},
	'/(app)/data/dhis2/server': {
		path: '/data/dhis2/server',
		subject: null,
		seenBy: ['coordinator', 'neighbour'],
		shows: /name="dataSet"/
	},
	'/(app)/people': { path: '/people', subject: null, seenBy: society },
	'/(app)/people/[membershipId=uuid]': {
		path: '/people/:id',
		subject: 'memberships',
		seenBy: ['admin', 'coordinator', 'system']
	},
	'/(app)/people/invite-many': { path: '/people/invite-many', subject: null, seenBy: society },
	'/(app)/people/new': { path: '/people/new', subject: null, seenBy: society, shows: /name="email"/ },
	'/(app)/reports': { path: '/reports', subject: null, seenBy: planners },
	'/(app)/reports/check': { path: '/reports/check', subject: null, seenBy: planners, shows: /name="file"/ },
	'/(app)/reports/schedules': { path: '/reports/schedules', subject: null, seenBy: planners },
	'/(app)/reports/[reportId=uuid]': { path: '/reports/:id', subject: 'reports', seenBy: ['admin', 'coordinator'] },
	'/(app)/reports/[reportId=uuid]/write': {
		path: '/reports/:id/write',
		subject: 'reports',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/reports/[reportId=uuid]/confirm': {
		path: '/reports/:id/confirm',
		subject: 'reports',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/reports/[reportId=uuid]/report.[kind=sheet]': {
		path: '/reports/:id/report.csv',
		subject: 'reports',
		seenBy: ['admin', 'coordinator']
	},
	'/(app)/reports/[reportId=uuid]/archive.zip': {
		path: '/reports/:id/archive.zip?version=1',
		subject: 'reports',
		seenBy: ['admin', 'coordinator'],
		shows: /^PK/
	},
	'/(app)/targets': { path: '/targets', subject: null, seenBy: planners },
	'/(app)/targets/import': { path: '/targets/import', subject: null, seenBy: planners, shows: /name="text"/ },
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
	}
};
