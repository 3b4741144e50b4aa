import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { npm } from './install.mjs';
import { underLock } from './lock.mjs';
import { root } from './paths';
import { PlainFailure } from './plain-failure.mjs';
import { step } from './say.mjs';

const sources = [
	'src',
	'messages',
	'static',
	'project.inlang',
	'drizzle/meta/_journal.json',
	'drizzle/reference',
	'svelte.config.js',
	'vite.config.ts',
	'scripts/vite',
	'package-lock.json'
];
const generated = join('src', 'lib', 'paraglide');

function filesUnder(path: string): string[] {
	if (!existsSync(path) || relative(root, path) === generated) return [];
	if (statSync(path).isFile()) return /\.test\.ts$/.test(path) ? [] : [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesUnder(join(path, name)));
}

/** A fingerprint of everything the build is made from. Contents, not times: a fresh clone or a switched branch has new times. */
export function sourcesFingerprint(): string {
	const hash = createHash('sha256');
	for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) {
		hash
			.update(`${relative(root, file)}\0`)
			.update(readFileSync(file))
			.update('\0');
	}
	return hash.digest('hex');
}

const stamp = join(root, 'build', 'built-from');

function isBuilt(): boolean {
	if (!existsSync(join(root, 'build', 'index.js')) || !existsSync(stamp)) return false;
	return !existsSync(join(root, 'src')) || readFileSync(stamp, 'utf8') === sourcesFingerprint();
}

async function build(): Promise<void> {
	const fingerprint = sourcesFingerprint();
	rmSync(stamp, { force: true });
	const { code, output } = await npm(root, ['run', 'build']);
	if (code !== 0) {
		const last = output.trim().split('\n').slice(-30).join('\n');
		const full = /ENOSPC/.test(output)
			? 'the disk is full: free some space and start again.'
			: 'the lines above say why.';
		throw new PlainFailure(`${last}\n\nThe pages could not be built: ${full}`);
	}
	writeFileSync(stamp, fingerprint);
}

/** Builds when the sources differ from those of the last build. Two starts at once build once. */
export async function ensureBuilt(): Promise<void> {
	if (isBuilt()) return;
	await underLock(join(root, '.data', 'build.lock'), async () => {
		if (!isBuilt()) await step('Building the pages', build);
	});
}
