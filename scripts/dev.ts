import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoSignIns } from '../src/lib/server/db/load-demo';
import { Cleanup, cleanUpOnSignal } from './cleanup';
import { isDemonstration } from './demonstration';
import { claimData, openInstallation } from './installation';
import { dataDirectory, root } from './paths';
import { printFailure } from './plain-failure.mjs';
import { say } from './say.mjs';
import { chosenPort, givenDatabase, loadSettingsFile } from './settings';

loadSettingsFile();
const cleanup = new Cleanup();
cleanUpOnSignal(cleanup, { exitCode: 0 });
try {
	const port = chosenPort();
	const data = dataDirectory();
	mkdirSync(data, { recursive: true });
	claimData(data, cleanup);
	const database = givenDatabase();
	const { appUrl, ownerUrl, identityKey } = await openInstallation({
		data,
		database,
		demo: database === null,
		cleanup
	});
	if (ownerUrl && (await isDemonstration(ownerUrl)))
		for (const { role, email, password } of demoSignIns) say(`${role}  ${email}  ${password}`);
	const vite = spawn(
		process.execPath,
		[join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'dev', '--port', String(port), '--strictPort'],
		{
			cwd: root,
			stdio: 'inherit',
			env: {
				...process.env,
				DATABASE_URL: appUrl,
				IDENTITY_KEY: identityKey.toString('base64'),
				ORIGIN: `http://localhost:${port}`,
				GIOT_DATA_DIR: data
			}
		}
	);
	cleanup.add(() => void vite.kill());
	vite.once('exit', (code) => void cleanup.run().then(() => process.exit(code ?? 0)));
} catch (error) {
	await cleanup.run();
	printFailure(error);
	process.exit(1);
}
