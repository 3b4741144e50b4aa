import { parseArgs } from 'node:util';
import { dayIn } from '../src/lib/time/calendar-date';
import { demoSignIns, loadDemoData } from '../src/lib/server/db/load-demo';
import { withOwner } from './owner-access';
import { PlainFailure, printFailure } from './plain-failure.mjs';
import { isEmpty } from './prepare-database';
import { say, step } from './say.mjs';

const usage = 'npm run demo -- [--donors 3000]';

/** How many people to invent: up to as many as there are invented telephone numbers. */
function wantedDonors(): number {
	const { values } = parseArgs({
		args: process.argv.slice(3),
		options: { donors: { type: 'string', default: '3000' } }
	});
	const donors = Number(values.donors);
	if (Number.isInteger(donors) && donors >= 20 && donors <= 500_000) return donors;
	throw new PlainFailure(`Give a number of donors from 20 to 500000: ${usage}`);
}

async function load(ownerUrl: string, donors: number): Promise<void> {
	if (!(await isEmpty(ownerUrl)))
		throw new PlainFailure(
			'There are accounts in this database already: demonstration data is loaded only into an empty one.'
		);
	const today = dayIn('Asia/Ho_Chi_Minh', new Date());
	await step('Loading a year of demonstration data', () => loadDemoData(ownerUrl, { today, donors }));
	for (const { role, email, password } of demoSignIns)
		say(`  ${role.replaceAll('_', ' ').padEnd(22)} ${email.padEnd(34)} ${password}`);
}

try {
	const donors = wantedDonors();
	await withOwner((ownerUrl) => load(ownerUrl, donors));
} catch (error) {
	const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
	printFailure(isUsage ? new PlainFailure(`${error.message}\n${usage}`) : error);
	process.exitCode = 1;
}
