import { type Entry, page, planners, workers } from './route-entry';

/** Pages of donors, lists of them, their requests and their thanks. */
export const routesOfDonors: Record<string, Entry> = {
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
	}
};
