import type { Act } from './act';
import { actsOfDonors } from './acts-of-donors';
import { actsOfExchange } from './acts-of-exchange';
import { actsOfPlanning } from './acts-of-planning';
import { actsOfPreparing } from './acts-of-preparing';
import { actsOfData } from './acts-of-data';
import { actsOfSociety } from './acts-of-society';
import { actsOfTheDay } from './acts-of-the-day';

/** Every action of the build by route and name, those apart that are proved elsewhere. One that is missing fails the tests. */
export const acts: Record<string, Act> = {
	...actsOfData,
	...actsOfSociety,
	...actsOfDonors,
	...actsOfExchange,
	...actsOfPlanning,
	...actsOfPreparing,
	...actsOfTheDay
};
