import { join } from 'node:path';
import { root } from './paths';
import { printFailure } from './plain-failure.mjs';
import { runTests } from './test-runner';

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

try {
	await runTests([vitest, 'run', '--project', 'security']);
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
