import { desk, type Entry, workers } from './route-entry';

/** What is open to the public, and what devices and machines ask. */
export const routesBeside: Record<string, Entry> = {
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
	'/api/desk/[driveId=uuid]': {
		path: '/api/desk/:id',
		subject: 'drives',
		seenBy: desk,
		tellsWhoWasThere: '{"forget":true}'
	},
	'/api/desk/[driveId=uuid]/operations': {
		path: '/api/desk/:id/operations',
		subject: 'drives',
		seenBy: desk,
		answers: 400,
		tellsWhoWasThere: '{"notUnderstood":true}'
	},
	'/api/desk/forgotten': { path: '/api/desk/forgotten', subject: null, seenBy: [] },
	'/api/donors/duplicates': { path: '/api/donors/duplicates', subject: null, seenBy: [...workers, 'helper'] },
	'/api/donors/search': { path: '/api/donors/search', subject: null, seenBy: [...workers, 'helper'] },
	'/api/session': { path: '/api/session', subject: null, seenBy: 'anyone', shows: /leftMs/ },
	'/api/v1/[...other]': { path: '/api/v1/nothing', subject: null, seenBy: 'public' },
	'/api/v1/definitions': { path: '/api/v1/definitions', subject: null, seenBy: 'public' },
	'/api/v1/measures': { path: '/api/v1/measures', subject: null, seenBy: 'public' },
	'/api/v1/openapi.json': { path: '/api/v1/openapi.json', subject: null, seenBy: 'public' },
	'/api/v1/units': { path: '/api/v1/units', subject: null, seenBy: 'public' },
	'/livez': { path: '/livez', subject: null, seenBy: 'public' },
	'/preferences': { path: '/preferences', subject: null, seenBy: 'public' },
	'/readyz': { path: '/readyz', subject: null, seenBy: 'public' },
	'/ui': { path: '/ui', subject: null, seenBy: [] }
};
