import { desk, type Entry } from './route-entry';

/** Pages of one drive. */
export const routesOfOneDrive: Record<string, Entry> = {
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
	}
};
