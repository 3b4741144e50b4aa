import type { Owner } from '../support/two-provinces';
import type { Entry } from './route-entry';
import { routesBeside } from './routes-beside';
import { routesOfDonors } from './routes-of-donors';
import { routesOfDrives } from './routes-of-drives';
import { routesOfExchange } from './routes-of-exchange';
import { routesOfOneDrive } from './routes-of-one-drive';
import { routesOfSociety } from './routes-of-society';
import type { WorldOfTests } from './world-of-tests';

/** What every route answers. A route of the build that is missing here fails the tests. */
export const entries: Record<string, Entry> = {
	...routesOfSociety,
	...routesOfDonors,
	...routesOfDrives,
	...routesOfOneDrive,
	...routesOfExchange,
	...routesBeside
};

/** The address of an entry for one owner's object. */
export function pathOf({ path, subject }: Entry, owner: Owner, ids: WorldOfTests['ids']): string {
	return path.replace(':id', subject ? (ids[owner][subject] ?? '') : '');
}
