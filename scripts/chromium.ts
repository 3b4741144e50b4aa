import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './paths';
import { PlainFailure } from './plain-failure.mjs';
import { step } from './say.mjs';

/** The shell without windows comes first: it opens pages in half the time. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(): string | null {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file)) ?? null;
}

function playwrightsOwn(): string | null {
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

function run(command: string, args: string[]): boolean {
	const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	return spawnSync(command, args, { cwd: root, stdio: 'ignore', timeout: 300_000, env: environment }).status === 0;
}

function downloadPlaywrights(): string | null {
	const program = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
	return run(process.execPath, [program, 'install', 'chromium']) ? playwrightsOwn() : null;
}

function installDebians(): string | null {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
	if (!run('apt-get', ['update'])) return null;
	const install = (name: string) => run('apt-get', ['install', '-y', '--no-install-recommends', name]);
	return install('chromium-headless-shell') || install('chromium') ? onPath() : null;
}

function starts(file: string): boolean {
	return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** Finds a Chromium: the one CHROMIUM_PATH names, one on the PATH, Playwright's own; installs one when there is none. */
export async function findChromium(): Promise<string> {
	const named = process.env.CHROMIUM_PATH;
	if (named && !starts(named))
		throw new PlainFailure(`CHROMIUM_PATH names ${named}, which does not start: correct it or leave it out.`);
	const found = [named, onPath(), playwrightsOwn()].find((file) => file && starts(file));
	if (found) return found;
	const installed = await step('Installing Chromium for the browser tests', async () => {
		const own = downloadPlaywrights();
		return own && starts(own) ? own : installDebians();
	});
	if (installed && starts(installed)) return installed;
	throw new PlainFailure(
		'No Chromium was found and none could be installed: install one and set CHROMIUM_PATH to its program.'
	);
}
