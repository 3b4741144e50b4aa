import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './built';
import { findChromium } from './chromium';
import { root } from './paths';
import { printFailure } from './plain-failure.mjs';
import { say } from './say.mjs';
import {
	outcomeOfClosingLine,
	outcomeOfExit,
	outcomeOfPlaywright,
	outcomeOfVitest,
	type Outcome
} from './suite/outcome';
import { endRunners, logs, runInTurn, runStep, type Step } from './suite/step';

const full = process.argv.includes('--full') ? ['--full'] : [];
const modules = (path: string) => join(root, 'node_modules', path);
const task = (name: string, ...args: string[]) => [join(root, 'scripts', 'bootstrap.mjs'), name, ...args];
const reportOf = (name: string) => join(logs, `${name}.json`);
const asVitest = (name: string) => ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`];

/** Collecting garbage beside the work is quicker on idle cores and costs more of busy ones. GOGC is that of the compiler. */
const thrifty = { args: ['--single-threaded-gc', '--max-semi-space-size=64'], environment: { GOGC: '200' } };

const check = (name: string, ...args: string[]): Step => ({
	name,
	args: [...thrifty.args, ...args],
	environment: thrifty.environment,
	yields: true,
	read: outcomeOfExit
});

const units: Step = {
	name: 'unit and db',
	args: [modules('vitest/vitest.mjs'), 'run', '--project', 'unit', '--project', 'db', ...asVitest('units')],
	environment: full.length > 0 ? { TEST_FULL: '1' } : {},
	read: (code, log) => outcomeOfVitest(reportOf('units'), code, log)
};

const style: Step[] = [
	check('format', modules('prettier/bin/prettier.cjs'), '--check', '.'),
	check('lint', modules('eslint/bin/eslint.js'), '--max-warnings=0', '.'),
	check('types of scripts', modules('@typescript/native/bin/tsc'), '--project', 'scripts/tsconfig.json', '--noEmit'),
	check(
		'types',
		modules('svelte-check/bin/svelte-check'),
		'--tsconfig',
		'./tsconfig.json',
		'--tsgo',
		'--fail-on-warnings'
	)
];

const browser = (chromium: string): Step => ({
	name: 'browser',
	args: task('e2e', '--reporter=line,json', ...full),
	environment: {
		CHROMIUM_PATH: chromium,
		PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('browser'),
		PLAYWRIGHT_JSON_OUTPUT_NAME: reportOf('browser')
	},
	read: (code, log) => outcomeOfPlaywright(reportOf('browser'), code, log)
});

const faults: Step = { name: 'faults', args: task('faults', ...full), read: outcomeOfClosingLine };

const sync = (chromium: string): Step => ({
	name: 'sync',
	args: task('sync', ...full),
	environment: { CHROMIUM_PATH: chromium },
	read: outcomeOfClosingLine
});

const security: Step = {
	name: 'security',
	args: task('security', ...asVitest('security'), ...full),
	read: (code, log) => outcomeOfVitest(reportOf('security'), code, log)
};

const figures = (name: string): Step => ({ name, args: task(name, '--check'), read: outcomeOfExit });

/** What pages weigh is the same whatever else runs. */
const weights = figures('bundle');
/** How quick answers are beside a bare server is measured when nothing else runs. */
const ratios = figures('bench');

async function runTests(): Promise<Outcome[]> {
	// Building writes the words anew that units read: one after the other.
	const [chromium] = await Promise.all([findChromium(), ensureBuilt()]);
	const tested = await runInTurn([units, browser(chromium)]);
	// Kills are mostly waited for, and security sends one request after the other: together they fill two cores.
	const [attacked, others] = await Promise.all([runStep(security), runInTurn([faults, sync(chromium), weights])]);
	return [...tested, attacked, ...others];
}

/** Whatever is built, tested or attacked waits now and then: style takes that time. */
async function runAll(): Promise<Outcome[]> {
	const tested = await Promise.all([runTests(), runInTurn(style)]);
	return [...tested.flat(), await runStep(ratios)];
}

/** The last line is the sum of all runners, and the exit code says the same. */
function conclude(outcomes: Outcome[]): void {
	for (const detail of outcomes.flatMap(({ details }) => details)) say(`\n${detail}`);
	const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
	process.exitCode = sum('failed') === 0 ? 0 : 1;
	say(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

/** Runners clean up behind themselves; nothing further is begun. */
function breakOff(): void {
	endRunners();
	process.exit(130);
}

for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, breakOff);
rmSync(logs, { recursive: true, force: true });
try {
	conclude(await runAll());
} catch (error) {
	printFailure(error);
	conclude([{ passed: 0, failed: 1, details: [] }]);
}
