// What each page asks of the database, written by hand.
import { arrive, findDrive } from './desk.mjs';
import { askElsewhere, donors, duplicates, mayAskElsewhere, ofClub, register, search } from './donors.mjs';
import { calendar, drives } from './drives.mjs';
import { cells, collections, csv } from './results.mjs';

const page = (path) => (method, pathname) => method === 'GET' && pathname === path;
const asked = (path) => (method, pathname) => method === 'POST' && pathname === path;
const arriving = (method, pathname) => method === 'POST' && pathname.startsWith('/api/desk/');
const registering = (method, pathname, { search }) => method === 'POST' && search === '?/register';

export const works = [
	{ name: 'units by district', matches: page('/collections/units.csv'), run: csv },
	{ name: 'cells', matches: page('/collections/units.json'), run: cells },
	{ name: 'drives', matches: page('/drives'), run: drives },
	{ name: 'calendar', matches: page('/drives/calendar'), run: calendar },
	{ name: 'collections', matches: page('/collections'), run: collections },
	{ name: 'donor search', matches: page('/donors'), run: donors },
	{ name: 'search', matches: asked('/api/donors/search'), run: search },
	{
		name: 'likely duplicates',
		matches: asked('/api/donors/duplicates'),
		run: duplicates,
		then: { asks: ofClub, inSignIn: mayAskElsewhere, run: askElsewhere }
	},
	{ name: 'check-in', matches: arriving, before: findDrive, run: arrive },
	{ name: 'register', matches: registering, run: register }
];
