import { execFile } from 'node:child_process';
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

function run(command: string, args: string[], timeout = 300_000): Promise<boolean> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	return new Promise((resolve) => {
		execFile(command, args, { cwd: root, timeout, env, maxBuffer: Infinity }, (error) => resolve(error === null));
	});
}

async function downloadPlaywrights(): Promise<string | null> {
	const program = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
	return (await run(process.execPath, [program, 'install', 'chromium'])) ? playwrightsOwn() : null;
}

async function installDebians(): Promise<string | null> {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
	if (!(await run('apt-get', ['update']))) return null;
	const install = (name: string) => run('apt-get', ['install', '-y', '--no-install-recommends', name]);
	return (await install('chromium-headless-shell')) || (await install('chromium')) ? onPath() : null;
}

const starts = (file: string) => run(file, ['--version'], 30_000);

/** Finds a Chromium: the one CHROMIUM_PATH names, one on the PATH, Playwright's own; installs one when there is none. */
export async function findChromium(): Promise<string> {
	const named = process.env.CHROMIUM_PATH;
	if (named && !(await starts(named)))
		throw new PlainFailure(`CHROMIUM_PATH names ${named}, which does not start: correct it or leave it out.`);
	for (const found of [named, onPath(), playwrightsOwn()]) if (found && (await starts(found))) return found;
	const installed = await step('Installing Chromium for the browser tests', async () => {
		const own = await downloadPlaywrights();
		return own && (await starts(own)) ? own : installDebians();
	});
	if (installed && (await starts(installed))) return installed;
	throw new PlainFailure(
		'No Chromium was found and none could be installed: install one and set CHROMIUM_PATH to its program.'
	);
}
