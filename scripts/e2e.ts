import { join } from 'node:path';
import { findChromium } from './chromium';
import { root } from './paths';
import { printFailure } from './plain-failure.mjs';
import { runTests } from './test-runner';

const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');

try {
	await runTests([playwright, 'test'], { CHROMIUM_PATH: await findChromium() });
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
