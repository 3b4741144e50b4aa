import 'vitest';

/** The addresses of the tests' server, of no test's database: nothing connects to the template, or it could not be copied meanwhile. */
export type DatabaseServer = { appUrl: string; ownerUrl: string; superuserUrl: string };

/** The key that test databases are bound to. */
export const testIdentityKey = Buffer.alloc(32, 1);

/** The same address, of another database of the server. */
export function onDatabase(url: string, database: string): string {
	const address = new URL(url);
	address.pathname = `/${database}`;
	return address.href;
}

declare module 'vitest' {
	export interface ProvidedContext {
		databaseServer: DatabaseServer;
	}
}
