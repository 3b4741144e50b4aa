import 'vitest';
import type { ActorName, Owner } from '../support/two-provinces';

/** The product's address, session tokens by actor, and the ids of marked rows by owner and table. */
export type WorldOfTests = {
	baseUrl: string;
	tokens: Record<ActorName, string>;
	ids: Record<Owner, Record<string, string>>;
};

declare module 'vitest' {
	export interface ProvidedContext {
		world: WorldOfTests;
	}
}
