import { dayIn } from '../src/lib/time/calendar-date';
import { demoSignIns, loadDemoData } from '../src/lib/server/db/load-demo';
import { withOwner } from './owner-access';
import { PlainFailure, printFailure } from './plain-failure.mjs';
import { isEmpty } from './prepare-database';
import { say, step } from './say.mjs';

async function load(ownerUrl: string): Promise<void> {
	if (!(await isEmpty(ownerUrl)))
		throw new PlainFailure(
			'There are accounts in this database already: demonstration data is loaded only into an empty one.'
		);
	const today = dayIn('Asia/Ho_Chi_Minh', new Date());
	await step('Loading a year of demonstration data', () => loadDemoData(ownerUrl, { today }));
	for (const { role, email, password } of demoSignIns)
		say(`  ${role.replaceAll('_', ' ').padEnd(22)} ${email.padEnd(34)} ${password}`);
}

try {
	await withOwner(load);
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
