import { testIdentityKey } from './database-server-address';

/** Settings with which the product's own modules work in a test's process. */
export function settingsOfTests(appUrl: string): void {
	Object.assign(process.env, {
		DATABASE_URL: appUrl,
		ORIGIN: 'http://localhost:3000',
		PUBLIC_ADDRESS: 'http://localhost:3000',
		IDENTITY_KEY: testIdentityKey.toString('base64')
	});
}
