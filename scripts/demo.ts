import { dayIn } from '../src/lib/time/calendar-date';
import { demoSignIns, loadDemoData } from '../src/lib/server/db/load-demo';
import { loadMass } from '../src/lib/server/db/load-mass';
import { demoSize, demoUsage, type DemoSize } from './demo-size';
import { withOwner } from './owner-access';
import { PlainFailure, printFailure } from './plain-failure.mjs';
import { isEmpty } from './prepare-database';
import { say, step } from './say.mjs';

async function load(ownerUrl: string, { donors, mass }: DemoSize): Promise<void> {
	if (!(await isEmpty(ownerUrl)))
		throw new PlainFailure(
			'There are accounts in this database already: demonstration data is loaded only into an empty one.'
		);
	const today = dayIn('Asia/Ho_Chi_Minh', new Date());
	if (mass && !(await loadMass(ownerUrl, { ...mass, today }, step)))
		throw new PlainFailure(
			`${mass.donors} donors cannot give ${mass.donations} times at ${mass.drives} drives and rest as the rules ask: ask for more drives or donors, or fewer donations.`
		);
	await step('Loading a year of demonstration data', () => loadDemoData(ownerUrl, { today, donors }));
	for (const { role, email, password } of demoSignIns)
		say(`  ${role.replaceAll('_', ' ').padEnd(22)} ${email.padEnd(34)} ${password}`);
}

try {
	const size = demoSize(process.argv.slice(3));
	await withOwner((ownerUrl) => load(ownerUrl, size));
} catch (error) {
	const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
	printFailure(isUsage ? new PlainFailure(`${error.message}\n${demoUsage}`) : error);
	process.exitCode = 1;
}
