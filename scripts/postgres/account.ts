import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { say } from '../say.mjs';
import { PlainFailure } from '../plain-failure.mjs';

/** The system user that PostgreSQL runs as, because it refuses to run as root. */
export type Account = { uid: number; gid: number };

const ownName = 'giot-hong';

function accountNamed(name: string): Account | null {
	const line = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.find((entry) => entry.startsWith(`${name}:`));
	const [, , uid, gid] = line?.split(':') ?? [];
	return uid && gid && Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** A cluster that was made by another user, or under another user id, goes on as that user. */
function ownerOf(cluster: string): Account | null {
	const found = statSync(cluster, { throwIfNoEntry: false });
	return found && found.uid > 0 ? { uid: found.uid, gid: found.gid } : null;
}

const sayCreated = () => say(`Created the system user "${ownName}": PostgreSQL does not run as root.`);

const waysToCreate = [
	[
		'useradd',
		'--system',
		'--user-group',
		'--no-create-home',
		'--home-dir',
		'/nonexistent',
		'--shell',
		'/usr/sbin/nologin'
	],
	['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin']
] as const;

function createAccount(): Account | null {
	for (const [command, ...args] of waysToCreate) {
		if (spawnSync(command, [...args, ownName], { stdio: 'ignore' }).status !== 0) continue;
		const account = accountNamed(ownName);
		if (account) sayCreated();
		return account;
	}
	return null;
}

/** A bare container may lack even `nobody`; initdb only needs the user id to have a name. */
function writeAccount(): Account | null {
	try {
		appendFileSync('/etc/passwd', `${ownName}:x:987:987::/nonexistent:/usr/sbin/nologin\n`);
		sayCreated();
		return accountNamed(ownName);
	} catch {
		return null;
	}
}

/**
 * Whom the PostgreSQL of a cluster runs as: null means the current user, which is right unless that is root. Creates the user when
 * none exists. The cluster may be yet to be made.
 */
export function databaseAccount(cluster: string): Account | null {
	if (process.getuid?.() !== 0) return null;
	const account =
		ownerOf(cluster) ?? accountNamed(ownName) ?? createAccount() ?? accountNamed('nobody') ?? writeAccount();
	if (account) return account;
	throw new PlainFailure(
		`PostgreSQL does not run as root, and /etc/passwd has no user for it and cannot be written: add a system user named ${ownName} there, or start as another user.`
	);
}

/** What to add to a child process's options so that it runs as this account. */
export function identityOf(account: Account | null): { uid?: number; gid?: number } {
	return account ? { uid: account.uid, gid: account.gid } : {};
}

/** Whether the account may enter a directory; tried for real, since access lists and mounts have their say too. */
export function canEnter(directory: string, account: Account | null): boolean {
	if (!account) return true;
	const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], {
		...identityOf(account),
		cwd: '/',
		stdio: 'ignore'
	});
	return tried.status === 0;
}
