import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where data and binaries go when the project lies in a place that PostgreSQL's user cannot enter. */
export const sharedPlace = '/var/lib/giot-hong';

/** Makes a folder that everybody may enter, whatever the umask, and answers its path. */
export function enterable(folder: string): string {
	mkdirSync(folder, { recursive: true });
	chmodSync(folder, 0o755);
	return folder;
}

/** Lets everybody read a tree of programs that was installed under a strict umask. */
export function openToAll(path: string): void {
	const found = lstatSync(path);
	if (found.isSymbolicLink()) return;
	const runs = found.isDirectory() || (found.mode & 0o100) !== 0;
	chmodSync(path, runs ? 0o755 : 0o644);
	if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
