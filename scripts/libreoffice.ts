import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PlainFailure } from './plain-failure.mjs';
import { step } from './say.mjs';

function onPath(): string | null {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders.map((folder) => join(folder, 'soffice')).find((file) => existsSync(file)) ?? null;
}

function install(): Promise<void> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const args = ['install', '-y', '--no-install-recommends', 'libreoffice-calc-nogui'];
	return new Promise((resolve) => execFile('apt-get', args, { env, maxBuffer: Infinity }, () => resolve()));
}

/** Finds the spreadsheet program that files are opened with in the long form of the browser tests; on Debian, as root, it is installed. */
export async function findLibreOffice(): Promise<string> {
	if (!onPath() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
		await step('Installing LibreOffice, to open our files with', install);
	const found = onPath();
	if (!found)
		throw new PlainFailure('No LibreOffice was found: install its spreadsheet program, with soffice on the PATH.');
	return found;
}
