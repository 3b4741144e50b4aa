import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { webProblem } from '../src/lib/server/env';
import { root } from './paths';
import { PlainFailure } from './plain-failure.mjs';

/** Where an installation's database is: embedded, or given by its addresses. Without `ownerUrl` nothing is migrated. */
export type GivenDatabase = { appUrl: string; ownerUrl: string | null; identityKey: Buffer };

/** Reads `.env` when there is one; what the environment says already goes first. */
export function loadSettingsFile(): void {
	const file = join(root, '.env');
	if (existsSync(file)) process.loadEnvFile(file);
}

function identityKey(text: string | undefined): Buffer {
	const key = Buffer.from(text ?? '', 'base64');
	if (key.length === 32) return key;
	throw new PlainFailure(
		'With a PostgreSQL of your own, IDENTITY_KEY must be set to 32 random bytes in base64: make it once with `openssl rand -base64 32` and keep it safe.'
	);
}

function address(name: string, url: string): string {
	if (/^postgres(ql)?:/.test(url) && URL.canParse(url)) return url;
	throw new PlainFailure(
		`${name} is not an address of PostgreSQL: write it as postgres://role:password@host:5432/database, with signs such as @ or / in the password as %40 or %2F.`
	);
}

/** The PostgreSQL that the environment names, or null for the embedded one. */
export function givenDatabase(): GivenDatabase | null {
	const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, IDENTITY_KEY: key } = process.env;
	if (!appUrl && !ownerUrl) return null;
	if (!appUrl)
		throw new PlainFailure(
			'DATABASE_OWNER_URL is set but DATABASE_URL is not: set both, or neither for the embedded database.'
		);
	return {
		appUrl: address('DATABASE_URL', appUrl),
		ownerUrl: ownerUrl ? address('DATABASE_OWNER_URL', ownerUrl) : null,
		identityKey: identityKey(key)
	};
}

/** The port to serve on. */
export function chosenPort(): number {
	const port = Number(process.env.PORT || 3000);
	if (Number.isInteger(port) && port > 0 && port < 65536) return port;
	throw new PlainFailure(`PORT must be a number between 1 and 65535, not "${process.env.PORT}".`);
}

/** Throws in words when a setting of the web cannot work. */
export function checkWebSettings(): void {
	const problem = webProblem(process.env);
	if (problem) throw new PlainFailure(problem);
}
