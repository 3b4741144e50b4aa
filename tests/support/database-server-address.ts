import 'vitest';

/** The addresses of the template database on the tests' server. */
export type DatabaseServer = { appUrl: string; ownerUrl: string; superuserUrl: string };

/** The key that test databases are bound to. */
export const testIdentityKey = Buffer.alloc(32, 1);

declare module 'vitest' {
	export interface ProvidedContext {
		databaseServer: DatabaseServer;
	}
}
