import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths';
import { say } from '../say.mjs';
import type { Outcome } from './outcome';

/** One runner of the whole suite. `read` turns its exit code and log into an outcome; what `yields` takes only idle time. */
export type Step = {
	name: string;
	args: string[];
	environment?: Record<string, string>;
	yields?: boolean;
	read(code: number, log: string): Outcome;
};

const longestMs = 30 * 60_000;
const running = new Set<ChildProcess>();

/** Where logs and reports of a run go. */
export const logs = join(root, '.data', 'test');

/** Ends every runner that is under way. */
export function endRunners(): void {
	for (const child of running) child.kill('SIGTERM');
}

/** Linux shares the cores fairly between sessions and heeds a priority only within one: a session of its own has one of its own. */
function yieldToOthers(pid: number): void {
	setPriority(pid, constants.priority.PRIORITY_LOW);
	const ofSession = `/proc/${pid}/autogroup`;
	if (existsSync(ofSession)) writeFileSync(ofSession, String(constants.priority.PRIORITY_LOW));
}

async function exitOf(child: ChildProcess): Promise<number> {
	running.add(child);
	const limit = setTimeout(() => child.kill('SIGTERM'), longestMs);
	const code = await new Promise<number>((resolve) => {
		child.once('error', () => resolve(1));
		child.once('exit', (exit) => resolve(exit ?? 1));
	});
	clearTimeout(limit);
	running.delete(child);
	return code;
}

/** Runs one step as a process of its own, its output in a log file, and says how it went in one line. */
export async function runStep({ name, args, environment, yields, read }: Step): Promise<Outcome> {
	mkdirSync(logs, { recursive: true });
	const begun = Date.now();
	const file = join(logs, `${name.replaceAll(' ', '-')}.log`);
	const log = createWriteStream(file);
	await once(log, 'open');
	const child = spawn(process.execPath, args, {
		cwd: root,
		stdio: ['ignore', log, log],
		detached: yields ?? false,
		env: { ...process.env, ...environment, FORCE_COLOR: '0', NO_COLOR: '1', CI: '1' }
	});
	if (yields && child.pid) yieldToOthers(child.pid);
	const code = await exitOf(child);
	log.end();
	const outcome = read(code, readFileSync(file, 'utf8'));
	const seconds = Math.round((Date.now() - begun) / 1000);
	say(`${outcome.failed === 0 ? '✓' : '✗'} ${name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
	return outcome;
}

/** Runs steps one after the other. */
export async function runInTurn(steps: Step[]): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const step of steps) outcomes.push(await runStep(step));
	return outcomes;
}
