import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { underLock } from './lock.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { step } from './say.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, dev?: boolean, peer?: boolean, link?: boolean }} Locked */

/**
 * @param {string} file
 * @returns {Record<string, Locked> | null}
 */
function packagesIn(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages;
	} catch {
		return null;
	}
}

/**
 * Whether node_modules holds what the lockfile asks for. npm writes its own record there last, so an interrupted installation counts as missing.
 * @param {string} root
 * @param {{ development: boolean }} wanted
 */
export function isInstalled(root, { development }) {
	const locked = packagesIn(join(root, 'package-lock.json')) ?? {};
	const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
	if (!installed) return false;
	return Object.entries(locked).every(([path, { version, integrity, optional, devOptional, dev }]) => {
		const found = installed[path];
		if (path === '' || (found?.version === version && found?.integrity === integrity)) return true;
		return !found && (optional || devOptional || (dev && !development));
	});
}

/**
 * Runs npm with the very npm that started us, or the one on the PATH. Answers its exit code and what it printed.
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function npm(root, args) {
	const own = process.env.npm_execpath;
	const viaNode = own !== undefined && /\.c?js$/.test(own);
	const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
	const child = spawn(viaNode ? process.execPath : 'npm', viaNode ? [own, ...args] : args, {
		cwd: root,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: !viaNode && process.platform === 'win32'
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
	return new Promise((resolve) => {
		child.on('error', (error) => resolve({ code: null, output: error.message }));
		child.on('close', (code) => resolve({ code, output }));
	});
}

/**
 * @param {string} output
 */
function whyInstallFailed(output) {
	if (/ENOSPC/.test(output)) return 'The disk is full: free at least 1 GB and start again.';
	if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET/.test(output))
		return 'The package registry cannot be reached: check the network (or `npm config get registry`) and start again.';
	if (/EACCES|EPERM/.test(output)) return 'The folder cannot be written: check who owns it and start again.';
	return 'Run `npm ci` to see it in full.';
}

/**
 * Installing would empty the folder that a link leads to, which may be somebody else's.
 * @param {string} path
 */
function refuseLink(path) {
	if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return;
	throw new PlainFailure(
		`${path} is a link to ${realpathSync(path)}, where packages of the lockfile are missing: install there, or remove the link.`
	);
}

/**
 * Installs from the lockfile when something is missing. Two starts at once take turns.
 * @param {string} root
 * @param {{ development: boolean }} wanted
 */
export async function ensureInstalled(root, wanted) {
	if (isInstalled(root, wanted)) return;
	refuseLink(join(root, 'node_modules'));
	await underLock(join(root, '.data', 'install.lock'), async () => {
		if (isInstalled(root, wanted)) return;
		await step('Installing packages from the lockfile (once, about a minute)', async () => {
			const { code, output } = await npm(root, [
				'ci',
				'--include=dev',
				'--include=optional',
				'--no-fund',
				'--no-audit'
			]);
			if (code === 0) return;
			const last = output.trim().split('\n').slice(-12).join('\n');
			throw new PlainFailure(`${last}\n\nThe packages could not be installed. ${whyInstallFailed(output)}`);
		});
	});
}

/**
 * Makes the generated types and words when npm ran without the `prepare` script.
 * @param {string} root
 */
export async function ensurePrepared(root) {
	const generated = ['.svelte-kit/tsconfig.json', 'src/lib/paraglide/runtime.js'];
	if (generated.every((path) => existsSync(join(root, path)))) return;
	await underLock(join(root, '.data', 'install.lock'), () =>
		step('Generating types and words', async () => {
			const { code, output } = await npm(root, ['run', 'prepare']);
			if (code !== 0) throw new PlainFailure(`${output}\nThe words could not be compiled; the lines above say why.`);
		})
	);
}
