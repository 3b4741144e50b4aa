import { Cleanup, cleanUpOnSignal } from './cleanup';
import { dataDirectory } from './paths';
import { printFailure } from './plain-failure.mjs';
import { startProduct, type Product } from './product';
import { say } from './say.mjs';
import { checkWebSettings, chosenPort, givenDatabase, loadSettingsFile } from './settings';
import { isDemonstration } from './demonstration';

async function greet({ baseUrl, ownerDatabaseUrl }: Product): Promise<void> {
	say(`\nGiọt Hồng is ready: ${baseUrl}`);
	// A database lost at this moment comes back; the product goes on without these lines.
	if (ownerDatabaseUrl && (await isDemonstration(ownerDatabaseUrl).catch(() => false))) {
		const { demoSignIns } = await import('../src/lib/server/db/load-demo');
		say('\nThis is a demonstration with invented people. Sign in as:');
		for (const { role, email, password } of demoSignIns)
			say(`  ${role.replaceAll('_', ' ').padEnd(22)} ${email.padEnd(34)} ${password}`);
	}
	say('\nStop with Ctrl-C.');
}

loadSettingsFile();
const cleanup = new Cleanup();
cleanUpOnSignal(cleanup, { exitCode: 0, before: () => say('\nStopping: requests under way are finished first …') });
try {
	checkWebSettings();
	const database = givenDatabase();
	const product = await startProduct({
		data: dataDirectory(),
		port: chosenPort(),
		database,
		demo: database === null,
		cleanup,
		address: process.env.ORIGIN || undefined,
		host: process.env.HOST || undefined,
		environment: process.env.PUBLIC_ADDRESS ? { PUBLIC_ADDRESS: process.env.PUBLIC_ADDRESS } : {}
	});
	await greet(product);
} catch (error) {
	await cleanup.run();
	printFailure(error);
	process.exit(1);
}
