import { printFailure } from './plain-failure.mjs';
import { withProduct } from './product';
import { runBench } from '../tests/bench/run';

try {
	const check = process.argv.includes('--check');
	const full = process.argv.includes('--full');
	const only = process.argv.find((one) => one.startsWith('--only='))?.slice('--only='.length) ?? '';
	process.exitCode = await withProduct({ demo: true }, ({ baseUrl, appDatabaseUrl, ownerDatabaseUrl }) =>
		runBench({ baseUrl, appUrl: appDatabaseUrl, ownerUrl: ownerDatabaseUrl, check, full, only })
	);
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
