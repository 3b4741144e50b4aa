import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {{ pid: number, started: string | null }} Holder */

/**
 * When a process began, as an opaque text, or null when it does not run. With the id it names a process even after ids are reused.
 * @param {number} pid
 * @returns {string | null}
 */
export function processStarted(pid) {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return null;
	}
	if (process.platform === 'win32') return 'running';
	try {
		if (process.platform !== 'linux')
			return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)])
				.toString()
				.trim();
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
		return fields[0] === 'Z' ? null : (fields[19] ?? null);
	} catch {
		return null;
	}
}

/**
 * Whether the process that wrote a lock still runs.
 * @param {Holder | null} holder
 */
export function isAlive(holder) {
	return holder !== null && holder.started !== null && processStarted(holder.pid) === holder.started;
}

/** @param {string} path */
function read(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return null;
	}
}

/**
 * @param {string | null} text
 * @returns {Holder | null}
 */
function holderIn(text) {
	try {
		return text === null ? null : JSON.parse(text);
	} catch {
		return null;
	}
}

/**
 * Moves a dead process's lock aside. Should another start have replaced it in between, its lock is put back.
 * @param {string} path
 * @param {string} judgedDead
 */
function removeDead(path, judgedDead) {
	const aside = `${path}.dead.${process.pid}`;
	try {
		renameSync(path, aside);
		if (read(aside) !== judgedDead) linkSync(aside, path);
	} catch {
		// Somebody else was faster; the next round sees what they left.
	} finally {
		rmSync(aside, { force: true });
	}
}

/**
 * Takes an exclusive lock between processes, or names the live process that holds it. A dead holder's lock is taken over.
 * @param {string} path
 * @returns {{ release: () => void, holder: null } | { release: null, holder: Holder }}
 */
export function tryLock(path) {
	mkdirSync(dirname(path), { recursive: true });
	const mine = JSON.stringify({ pid: process.pid, started: processStarted(process.pid) });
	const draft = `${path}.${process.pid}`;
	writeFileSync(draft, mine, { mode: 0o644 });
	try {
		for (;;) {
			try {
				linkSync(draft, path);
				return { release: () => read(path) === mine && rmSync(path, { force: true }), holder: null };
			} catch (error) {
				if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
			}
			const text = read(path);
			const holder = holderIn(text);
			if (holder && isAlive(holder)) return { release: null, holder };
			if (text !== null) removeDead(path, text);
		}
	} finally {
		rmSync(draft, { force: true });
	}
}

/**
 * Runs work under a lock, waiting for whoever holds it.
 * @template T
 * @param {string} path
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function underLock(path, work) {
	for (;;) {
		const { release } = tryLock(path);
		if (!release) {
			await pause(200);
			continue;
		}
		try {
			return await work();
		} finally {
			release();
		}
	}
}
