import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { outcomeOfClosingLine, outcomeOfExit, outcomeOfPlaywright, outcomeOfVitest } from './outcome';

const folder = mkdtempSync(join(tmpdir(), 'outcome-'));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function reportOf(content: unknown): string {
	const file = join(folder, `${(written += 1)}.json`);
	writeFileSync(file, JSON.stringify(content));
	return file;
}

const ran = (...statuses: string[]) => ({
	name: 'a.test.ts',
	status: statuses.every((status) => status === 'passed') ? 'passed' : 'failed',
	assertionResults: statuses.map((status) => ({ status, fullName: status, failureMessages: [] }))
});
const browser = (...statuses: string[]) => ({
	errors: [],
	suites: [
		{
			title: 'a',
			specs: statuses.map((status) => ({ title: status, tests: [{ status, projectName: 'p', results: [] }] }))
		}
	]
});

describe('the sum of a Vitest run', () => {
	test.each([
		{ what: 'passing tests pass', files: [ran('passed', 'passed')], code: 0, passed: 2, failed: 0 },
		{ what: 'a failing test fails', files: [ran('passed', 'failed')], code: 1, passed: 1, failed: 1 },
		{ what: 'a skipped test fails', files: [ran('passed', 'skipped')], code: 0, passed: 1, failed: 1 },
		{ what: 'a todo fails', files: [ran('todo')], code: 0, passed: 0, failed: 1 },
		{
			what: 'a file that cannot be loaded fails',
			files: [{ ...ran(), status: 'failed' }],
			code: 1,
			passed: 0,
			failed: 1
		},
		{ what: 'no test at all fails', files: [], code: 0, passed: 0, failed: 1 },
		{ what: 'an error outside of tests fails', files: [ran('passed')], code: 1, passed: 1, failed: 1 }
	])('$what', ({ files, code, passed, failed }) => {
		expect(outcomeOfVitest(reportOf({ testResults: files }), code, 'log')).toMatchObject({ passed, failed });
	});

	test('a run without a report fails and shows its log', () => {
		expect(outcomeOfVitest(join(folder, 'none.json'), 1, 'it broke')).toEqual({
			passed: 0,
			failed: 1,
			details: ['it broke']
		});
	});
});

describe('the sum of a browser run', () => {
	test.each([
		{ statuses: ['expected', 'expected'], code: 0, passed: 2, failed: 0 },
		{ statuses: ['expected', 'flaky'], code: 0, passed: 1, failed: 1 },
		{ statuses: ['expected', 'skipped'], code: 0, passed: 1, failed: 1 },
		{ statuses: ['unexpected'], code: 1, passed: 0, failed: 1 },
		{ statuses: [], code: 0, passed: 0, failed: 1 }
	])('$statuses', ({ statuses, code, passed, failed }) => {
		expect(outcomeOfPlaywright(reportOf(browser(...statuses)), code, 'log')).toMatchObject({ passed, failed });
	});
});

describe('the sum of our own runners', () => {
	test('the closing line counts', () => {
		expect(outcomeOfClosingLine(1, 'words\n3 passed, 1 failed\n')).toMatchObject({ passed: 3, failed: 1 });
	});

	test('a run that ends without it fails', () => {
		expect(outcomeOfClosingLine(0, '3 passed, 0 failed\nand then more')).toMatchObject({ passed: 0, failed: 1 });
	});

	test('a check is one test', () => {
		expect(outcomeOfExit(0, '')).toMatchObject({ passed: 1, failed: 0 });
		expect(outcomeOfExit(2, 'why')).toEqual({ passed: 0, failed: 1, details: ['why'] });
	});
});
