import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Megabytes that a process holds, where the system tells; otherwise null. */
export function heldMegabytes(pid: number): number | null {
	try {
		const held = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB/m)?.[1];
		return Number(held ?? execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1_024;
	} catch {
		return null;
	}
}
