import { existsSync, readFileSync } from 'node:fs';

/** What a runner did. Whatever did not plainly pass the first time counts as failed. `details` is printed for those. */
export type Outcome = { passed: number; failed: number; details: string[] };

/** The outcome of a check that is one test. */
export function outcomeOfExit(code: number, log: string): Outcome {
	return code === 0 ? { passed: 1, failed: 0, details: [] } : { passed: 0, failed: 1, details: [lastLines(log, 60)] };
}

/** The end of a log, where what matters stands. */
export function lastLines(log: string, count: number): string {
	return log.trimEnd().split('\n').slice(-count).join('\n');
}

/** A runner that found no test, or broke after its tests, has failed too. */
function honest(outcome: Outcome, code: number, log: string): Outcome {
	const silent = outcome.passed + outcome.failed === 0 || (code !== 0 && outcome.failed === 0);
	return silent
		? { ...outcome, failed: outcome.failed + 1, details: [...outcome.details, lastLines(log, 60)] }
		: outcome;
}

function report<T>(file: string): T | null {
	try {
		return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
	} catch {
		return null;
	}
}

type VitestReport = {
	testResults: {
		name: string;
		status: string;
		message?: string;
		assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
	}[];
};

/** Sums a Vitest JSON report. A file that could not be loaded is one failure; skipped and todo tests are failures. */
export function outcomeOfVitest(file: string, code: number, log: string): Outcome {
	const files = report<VitestReport>(file)?.testResults ?? [];
	const tests = files.flatMap(({ assertionResults }) => assertionResults);
	const failing = tests.filter(({ status }) => status !== 'passed');
	const unloaded = files.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.every((t) => t.status === 'passed')
	);
	const details = [
		...failing.map(
			({ fullName, status, failureMessages }) => `${fullName} (${status})\n${(failureMessages ?? []).join('\n')}`
		),
		...unloaded.map(({ name, message }) => `${name}\n${message ?? ''}`)
	];
	return honest(
		{ passed: tests.length - failing.length, failed: failing.length + unloaded.length, details },
		code,
		log
	);
}

type PlaywrightSuite = {
	title: string;
	file?: string;
	suites?: PlaywrightSuite[];
	specs?: {
		title: string;
		tests: { status: string; projectName: string; results: { errors?: { message?: string }[] }[] }[];
	}[];
};
type PlaywrightReport = { suites: PlaywrightSuite[]; errors: { message?: string }[] };

function testsOf(suite: PlaywrightSuite, path: string[]): { title: string; status: string; errors: string[] }[] {
	const here = [...path, suite.title];
	const own = (suite.specs ?? []).flatMap((spec) =>
		spec.tests.map(({ status, projectName, results }) => ({
			title: [...here, spec.title, projectName].filter(Boolean).join(' › '),
			status,
			errors: results.flatMap(({ errors = [] }) => errors.map(({ message = '' }) => message))
		}))
	);
	return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, here))];
}

/** Sums a Playwright JSON report. Flaky and skipped tests are failures. */
export function outcomeOfPlaywright(file: string, code: number, log: string): Outcome {
	const read = report<PlaywrightReport>(file);
	const tests = (read?.suites ?? []).flatMap((suite) => testsOf(suite, []));
	const failing = tests.filter(({ status }) => status !== 'expected');
	const errors = read?.errors ?? [];
	const details = [
		...failing.map(({ title, status, errors: messages }) => `${title} (${status})\n${messages.join('\n')}`),
		...errors.map(({ message }) => message ?? 'Playwright reported an error without words.')
	];
	return honest({ passed: tests.length - failing.length, failed: failing.length + errors.length, details }, code, log);
}

/** Reads the closing line `N passed, N failed` of a runner of ours. */
export function outcomeOfClosingLine(code: number, log: string): Outcome {
	const [, passed, failed] = /(?:^|\n)(\d+) passed, (\d+) failed\s*$/.exec(log.trimEnd()) ?? [];
	const outcome = { passed: Number(passed ?? 0), failed: Number(failed ?? 0), details: [] as string[] };
	if (outcome.failed > 0) outcome.details.push(lastLines(log, 60));
	return honest(outcome, code, log);
}
