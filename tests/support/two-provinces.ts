import type { Actor } from '../../src/lib/server/actor';

/** Whose a row is: a club of either province (A1, A2, B1, B2) or a province itself (A0, B0). */
export type Owner = 'A0' | 'A1' | 'A2' | 'B0' | 'B1' | 'B2';

/** Who asks, by role and place. */
export type ActorName =
	'admin' | 'registrar' | 'helper' | 'coordinator' | 'neighbour' | 'exchange' | 'system' | 'nobody';

/** Two provinces with two clubs each; every table that is not open to all has a row of everybody. */
export type TwoProvinces = {
	actors: Record<ActorName, Actor>;
	/** For each table, the rows that carry a mark, as the database holds them. */
	rows: Map<string, { owner: Owner; row: Record<string, unknown> }[]>;
};

/** The code of each province. */
export const provinceOf = { A: 'VN-21', B: 'LA-HO' } as const;

/** The clubs. */
export const clubOwners = ['A1', 'A2', 'B1', 'B2'] as const;

/** The clubs and both provinces. */
export const allOwners = ['A0', ...clubOwners, 'B0'] as const;

/** The ids of what an owner has. */
export type Ids = { club: string | null; milestone: string; closed: string; centre: string } & Record<
	'drive' | 'donor' | 'registration' | 'account',
	string
>;

/** What stands where something is sealed. */
export const sealed = Buffer.from('sealed');

/** So far off that nothing is due in these tests. */
export const never = '2100-01-01T00:00:00Z';

/** Puts a row into a table. */
export type Insert = (table: string, row: Record<string, unknown>) => Promise<void>;

/** Marks are words that stand in no other row, so that a leak is seen wherever it appears. */
export const canary = (owner: Owner) => `canary${owner.toLowerCase()}`;
