import 'vitest';
import type { ActorName, Owner } from '../support/two-provinces';

/** A route as the build has it. `actions` are those of its form, `methods` those of an endpoint. */
export type BuiltRoute = { id: string; params: string[]; page: boolean; methods: string[]; actions: string[] };

/** The product's address, every route of its build, session tokens by actor, and the ids of marked rows by owner and table. */
export type WorldOfTests = {
	baseUrl: string;
	routes: BuiltRoute[];
	tokens: Record<ActorName, string>;
	ids: Record<Owner, Record<string, string>>;
};

declare module 'vitest' {
	export interface ProvidedContext {
		world: WorldOfTests;
	}
}
