import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processStarted } from '../lock.mjs';
import { say } from '../say.mjs';

function commandOf(pid: number): string {
	try {
		if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
		if (process.platform === 'win32') return '';
		return execFileSync('ps', ['-o', 'command=', '-p', String(pid)]).toString();
	} catch {
		return '';
	}
}

function workingDirectory(pid: number): string | null {
	try {
		return readlinkSync(`/proc/${pid}/cwd`);
	} catch {
		return null;
	}
}

/** PostgreSQL's processes all work in their data directory; elsewhere than on Linux only the command line tells. */
function servesCluster(pid: number, cluster: string): boolean {
	const command = commandOf(pid);
	if (!/postgres/.test(command)) return false;
	return process.platform === 'linux' ? workingDirectory(pid) === realpathSync(cluster) : command.includes(cluster);
}

async function endsWithin(pids: number[], milliseconds: number): Promise<boolean> {
	const deadline = Date.now() + milliseconds;
	while (pids.some((pid) => processStarted(pid) !== null)) {
		if (Date.now() > deadline) return false;
		await pause(20);
	}
	return true;
}

function signal(pids: number[], name: NodeJS.Signals): void {
	for (const pid of pids) {
		try {
			process.kill(pid, name);
		} catch {
			// It has ended by itself.
		}
	}
}

/** Ends processes with the given signal, then with harder ones for those that stay. */
async function endProcesses(pids: number[], first: NodeJS.Signals, milliseconds: number): Promise<void> {
	signal(pids, first);
	if (await endsWithin(pids, milliseconds)) return;
	signal(pids, 'SIGKILL');
	await endsWithin(pids, 5_000);
}

/**
 * Ends what a killed server left behind: its backends hold the shared memory, and no new server starts until they are gone.
 * Only Linux tells them by their working directory; elsewhere they notice by themselves within seconds.
 */
export async function endLeftovers(cluster: string): Promise<void> {
	if (process.platform !== 'linux') return;
	const pids = readdirSync('/proc').map(Number).filter(Boolean);
	await endProcesses(
		pids.filter((pid) => servesCluster(pid, cluster)),
		'SIGQUIT',
		500
	);
}

/**
 * Stops a server that outlived its supervisor, after checking process id, command and data directory. A process id file that names a
 * living process of another kind is removed: PostgreSQL would take that process for a server.
 */
export async function stopOrphan(cluster: string): Promise<void> {
	const file = join(cluster, 'postmaster.pid');
	if (!existsSync(file)) return;
	const pid = Number(readFileSync(file, 'utf8').split('\n').at(0));
	if (processStarted(pid) !== null) {
		if (servesCluster(pid, cluster)) {
			say('Stopping the database server that an interrupted run left behind …');
			await endProcesses([pid], 'SIGINT', 15_000);
		} else if (process.platform === 'linux') {
			rmSync(file, { force: true });
		}
	}
	await endLeftovers(cluster);
}
