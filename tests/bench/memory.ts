import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Megabytes that a process holds, where the system tells; otherwise null. */
export function heldMegabytes(pid: number): number | null {
	try {
		const held = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB/m)?.[1];
		return Number(held ?? execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1_024;
	} catch {
		return null;
	}
}

/** A started product looks for people who may be one person only after this. */
const FIRST_JOBS_MS = 12_000;
const LOOK_EVERY_MS = 2_000;
const MOST_LOOKS = 90;
/** Hundredths of a second that a server uses in two seconds while nobody asks it anything. */
const QUIET = 20;

function usedHundredths(pid: number): number | null {
	try {
		const [, user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').match(/^.*\) \S(?: \S+){10} (\d+) (\d+)/s) ?? [];
		return user && system ? Number(user) + Number(system) : null;
	} catch {
		return null;
	}
}

/**
 * Waits until a server that was just started has compared whoever is still to be compared, three minutes at most: that is the story beside the
 * mass, of whom nobody is left to be compared.
 */
export async function untilQuiet(pid: number): Promise<void> {
	let before = usedHundredths(pid);
	if (before === null) return;
	await pause(FIRST_JOBS_MS);
	for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
		before = usedHundredths(pid);
		await pause(LOOK_EVERY_MS);
		const after = usedHundredths(pid);
		if (before === null || after === null || after - before < QUIET) return;
	}
}
