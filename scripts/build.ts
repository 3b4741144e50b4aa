import { ensureBuilt } from './built';
import { printFailure } from './plain-failure.mjs';

try {
	await ensureBuilt();
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
