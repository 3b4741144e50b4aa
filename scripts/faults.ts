import { runFaults } from '../tests/faults/run';
import { ensureBuilt } from './built';
import { printFailure } from './plain-failure.mjs';

try {
	await ensureBuilt();
	process.exitCode = await runFaults({ times: process.argv.includes('--full') ? 5 : 1 });
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
