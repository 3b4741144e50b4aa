import type { ActorName } from '../support/two-provinces';
import type { Entry } from './route-entry';

const offices: ActorName[] = ['coordinator', 'neighbour'];

/** Pages of the exchange. Each is asked about a year of its own, of which nothing was released that could be read. */
export const routesOfExchange: Record<string, Entry> = {
	'/(app)/exchange': { path: '/exchange', subject: null, seenBy: [...offices, 'exchange'], shows: /<h1/ },
	'/(app)/exchange/[year=year]': { path: '/exchange/1995', subject: null, seenBy: offices, shows: /1995/ },
	'/(app)/exchange/[year=year]/archive.zip': {
		path: '/exchange/1996/archive.zip',
		subject: null,
		seenBy: offices,
		answers: 404
	},
	'/(app)/exchange/[year=year]/meeting': {
		path: '/exchange/1997/meeting',
		subject: null,
		seenBy: offices,
		shows: /name="hostCode"/
	},
	'/(app)/exchange/[year=year]/release': {
		path: '/exchange/1998/release',
		subject: null,
		seenBy: offices,
		shows: /name="checksum"/
	},
	'/(app)/exchange/[year=year]/statement': {
		path: '/exchange/1999/statement',
		subject: null,
		seenBy: offices,
		shows: /name="differently"/
	},
	'/(app)/exchange/import': { path: '/exchange/import', subject: null, seenBy: offices, shows: /name="publicKey"/ }
};
