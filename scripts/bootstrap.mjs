// The way in for `npm start`, `npm test` and the other commands: needs nothing but Node, sees to the rest, then runs scripts/<task>.ts.
// It is written so that an old Node can read it far enough to say that it is too old.
import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { fileURLToPath, pathToFileURL } from 'url';

const tasks = [
	'build',
	'start',
	'test',
	'dev',
	'db-roles',
	'admin',
	'demo',
	'bundle',
	'bench',
	'lighthouse',
	'e2e',
	'security',
	'faults',
	'sync'
];
const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

/** @param {string} version */
function isUnfit(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return !((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24);
}

/** @param {string} task */
async function run(task) {
	const { ensureInstalled, ensurePrepared } = await import('./install.mjs');
	const onlyServing = process.env.NODE_ENV === 'production' && existsSync(join(root, 'build', 'index.js'));
	await ensureInstalled(root, { development: !onlyServing });
	if (!onlyServing) await ensurePrepared(root);
	const { register } = await import('tsx/esm/api');
	register({ tsconfig: join(here, 'tsconfig.json') });
	process.chdir(root);
	await import(pathToFileURL(join(here, task + '.ts')).href);
}

/** @param {unknown} error */
async function fail(error) {
	const { printFailure } = await import('./plain-failure.mjs');
	printFailure(error);
	process.exit(1);
}

const task = process.argv[2] || '';
if (isUnfit(process.versions.node)) {
	console.error(
		'Node ' +
			process.versions.node +
			' does not fit: install Node 24 (or 20.19, or 22.13, or newer ones of these) from https://nodejs.org and start again.'
	);
	process.exitCode = 1;
} else if (tasks.indexOf(task) < 0) {
	console.error('Say which task to run: ' + tasks.join(', ') + '.');
	process.exitCode = 1;
} else {
	run(task).catch(fail);
}
