import { join } from 'node:path';
import { findChromium } from './chromium';
import { findLibreOffice } from './libreoffice';
import { root } from './paths';
import { printFailure } from './plain-failure.mjs';
import { runTests } from './test-runner';

const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');

try {
	const office: Record<string, string> = process.argv.includes('--full')
		? { SOFFICE_PATH: await findLibreOffice() }
		: {};
	await runTests([playwright, 'test'], { CHROMIUM_PATH: await findChromium(), ...office });
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
