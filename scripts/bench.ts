import { printFailure } from './plain-failure.mjs';
import { withProduct } from './product';
import { runBench } from '../tests/bench/run';

try {
	const check = process.argv.includes('--check');
	const full = process.argv.includes('--full');
	process.exitCode = await withProduct({ demo: true }, ({ baseUrl, appDatabaseUrl, ownerDatabaseUrl }) =>
		runBench({ baseUrl, appUrl: appDatabaseUrl, ownerUrl: ownerDatabaseUrl, check, full })
	);
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
