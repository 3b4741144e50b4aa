// `npm run words`: compiles messages/ into src/lib/paraglide, unless what is there was made from the very same.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMPILER = 'node_modules/@inlang/paraglide-js';
const PACKAGES = [COMPILER, 'node_modules/@inlang/plugin-message-format'].map((path) => `${path}/package.json`);
const OUT = 'src/lib/paraglide';
const OPTIONS = [
	...['--project', './project.inlang', '--outdir', `./${OUT}`, '--silent'],
	...['--strategy', 'cookie', 'preferredLanguage', 'baseLocale', '--is-server', 'import.meta.env.SSR']
];
const stampOf = (/** @type {string} */ root) => join(root, OUT, 'compiled-from');

/** @param {string} root */
function fingerprint(root) {
	const messages = readdirSync(join(root, 'messages')).sort();
	const sources = [...messages.map((name) => `messages/${name}`), 'project.inlang/settings.json'];
	const hash = createHash('sha256').update(JSON.stringify(OPTIONS));
	for (const file of [...sources, ...PACKAGES]) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
	return hash.digest('hex');
}

/**
 * Whether the words of a folder were compiled from what its messages say now.
 * @param {string} root
 */
export function areCompiled(root) {
	const whole = ['runtime.js', 'messages/_index.js', 'compiled-from'].every((name) =>
		existsSync(join(root, OUT, name))
	);
	return whole && readFileSync(stampOf(root), 'utf8') === fingerprint(root);
}

/**
 * Compiles the words of a folder. Answers the compiler's exit code.
 * @param {string} root
 */
export function compile(root) {
	const made = fingerprint(root);
	// Cut off half-way it is not whole.
	rmSync(stampOf(root), { force: true });
	const compiler = join(root, COMPILER, 'bin/run.js');
	const { status } = spawnSync(process.execPath, [compiler, 'compile', ...OPTIONS], { cwd: root, stdio: 'inherit' });
	if (status === 0) writeFileSync(stampOf(root), made);
	return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const root = dirname(dirname(fileURLToPath(import.meta.url)));
	if (!areCompiled(root)) process.exitCode = compile(root);
}
