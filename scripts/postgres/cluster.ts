import { spawn } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	existsSync,
	lchownSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { PlainFailure } from '../plain-failure.mjs';
import { identityOf, type Account } from './account';
import type { Binaries } from './binaries';
import type { Home } from './home';
import { keepSecret } from './secrets';

/** What PostgreSQL's programs may see of our environment: an inherited locale or PG… variable would change what they do. */
export const databaseEnvironment = {
	PATH: process.env.PATH ?? '',
	SYSTEMROOT: process.env.SYSTEMROOT ?? '',
	LANG: 'C.UTF-8',
	LC_ALL: 'C.UTF-8',
	TZ: 'UTC'
};

/** Where the C library has no C.UTF-8, PostgreSQL's own one takes its place. */
const locale =
	process.platform === 'linux'
		? ['--locale=C.UTF-8']
		: ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

function own(path: string, account: Account | null, mode: number): void {
	chmodSync(path, mode);
	if (account) chownSync(path, account.uid, account.gid);
}

/** A copy that root made of a data directory belongs to root throughout, and PostgreSQL could not read it. */
function takeOver(path: string, { uid, gid }: Account): void {
	lchownSync(path, uid, gid);
	if (!lstatSync(path).isDirectory()) return;
	for (const name of readdirSync(path)) takeOver(join(path, name), { uid, gid });
}

function keepCluster(cluster: string, account: Account | null): void {
	if (account && statSync(cluster).uid === 0) takeOver(cluster, account);
	own(cluster, account, 0o700);
}

/** Runs with umask 022: under a stricter one initdb could not read its own password file. */
function runInitdb(
	program: string,
	args: string[],
	account: Account | null
): Promise<{ code: number | null; output: string }> {
	const umask = process.umask(0o022);
	const child = spawn(program, args, { ...identityOf(account), cwd: '/', env: databaseEnvironment });
	process.umask(umask);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
	return new Promise((resolve) => {
		child.on('error', (error) => resolve({ code: null, output: error.message }));
		child.on('close', (code) => resolve({ code, output }));
	});
}

/** Whether a server or initdb complained of a full disk. */
export const isDiskFull = (log: string): boolean => /No space left|Check free disk space/.test(log);

function failure(output: string, place: string): PlainFailure {
	if (isDiskFull(output))
		return new PlainFailure(`The disk that holds ${place} is full: free at least 300 MB and start again.`);
	const last = output.trim().split('\n').slice(-5).join('\n');
	return new PlainFailure(`${last}\n\nThe database could not be created in ${place}; the lines above say why.`);
}

/** Makes the database cluster when there is none. It takes its place only when whole, so an interrupted start leaves nothing half-made. */
export async function ensureCluster(home: Home, binaries: Binaries, account: Account | null): Promise<void> {
	if (existsSync(home.cluster)) return keepCluster(home.cluster, account);
	const draft = `${home.cluster}.new`;
	const passwordFile = join(home.place, 'initial-password');
	rmSync(draft, { recursive: true, force: true });
	try {
		mkdirSync(draft);
		own(draft, account, 0o700);
		writeFileSync(passwordFile, keepSecret(home.secrets, 'superuser-password'), { mode: 0o600 });
		own(passwordFile, account, 0o600);
		const { code, output } = await runInitdb(
			binaries.initdb,
			[
				`--pgdata=${draft}`,
				'--username=postgres',
				`--pwfile=${passwordFile}`,
				'--auth=scram-sha-256',
				'--encoding=UTF8',
				...locale
			],
			account
		);
		if (code !== 0) throw failure(output, home.place);
		renameSync(draft, home.cluster);
	} finally {
		rmSync(passwordFile, { force: true });
		rmSync(draft, { recursive: true, force: true });
	}
}
