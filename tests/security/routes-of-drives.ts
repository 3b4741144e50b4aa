import { type Entry, page, planners, workers } from './route-entry';

/** Pages of drives together, of places where they are held, and of those who help. */
export const routesOfDrives: Record<string, Entry> = {
	'/(app)/drives': { path: '/drives?q=canary', subject: null, seenBy: workers },
	'/(app)/drives/board': { path: '/drives/board', subject: null, seenBy: workers, shows: page },
	'/(app)/drives/board/live': { path: '/drives/board/live', subject: null, seenBy: workers, shows: /^\[/ },
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
	}
};
