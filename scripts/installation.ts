import { dayIn } from '../src/lib/time/calendar-date';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cleanup } from './cleanup';
import { isAlive, processStarted, tryLock } from './lock.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { ensureDatabase, settle } from './postgres/database';
import { keepSecret } from './postgres/secrets';
import { startPostgres, type PostgresServer } from './postgres/server';
import { checkDatabase, prepareDatabase } from './prepare-database';
import { step } from './say.mjs';
import type { GivenDatabase } from './settings';

/** A database that is ready for the application. `server` is null when somebody else runs it. */
export type Installation = {
	appUrl: string;
	ownerUrl: string | null;
	identityKey: Buffer;
	server: PostgresServer | null;
};

/** What is wanted of an installation. `database` null means the embedded one. */
export type InstallationOptions = { data: string; database: GivenDatabase | null; demo: boolean; cleanup: Cleanup };

type Running = { address: string; app: { pid: number; started: string | null } | null };

const runningFile = (data: string) => join(data, 'running.json');

function lastRun(data: string): Running | null {
	try {
		return JSON.parse(readFileSync(runningFile(data), 'utf8'));
	} catch {
		return null;
	}
}

/** Leaves word of who serves at which address, for the next start. */
export function noteRunning(data: string, address: string, appPid: number | null): void {
	const app = appPid === null ? null : { pid: appPid, started: processStarted(appPid) };
	writeFileSync(runningFile(data), JSON.stringify({ address, app } satisfies Running));
}

/** One supervisor per data directory. An application that outlived its killed supervisor is ended. */
export function claimData(data: string, cleanup: Cleanup): void {
	const { holder, release } = tryLock(join(data, 'instance.lock'));
	const last = lastRun(data);
	if (holder)
		throw new PlainFailure(
			`Giọt Hồng is already running here${last ? ` at ${last.address}` : ''} (process ${holder.pid}): use it, or stop it with \`kill ${holder.pid}\` and start again.`
		);
	cleanup.add(() => void release());
	if (last?.app && isAlive(last.app)) process.kill(last.app.pid, 'SIGKILL');
}

async function openEmbedded({ data, demo, cleanup }: InstallationOptions): Promise<Installation> {
	const fresh = !existsSync(join(data, 'postgres')) && !existsSync(join(data, 'elsewhere'));
	const server = fresh
		? await step('Creating the database', () => startPostgres(data, { cleanup }))
		: await startPostgres(data, { cleanup });
	const { appUrl, ownerUrl } = await ensureDatabase(server);
	const identityKey = Buffer.from(keepSecret(server.home.secrets, 'identity-key'), 'base64');
	await prepareDatabase(ownerUrl, { identityKey, demo });
	if (fresh && demo) await handInReports({ ownerUrl, appUrl });
	if (fresh) await settle(server);
	return { appUrl, ownerUrl, identityKey, server };
}

/** Imported only where it is needed: a later start does without. */
async function handInReports(urls: { ownerUrl: string; appUrl: string }): Promise<void> {
	const { confirmDemoReports } = await import('./demo-reports');
	await confirmDemoReports(urls, dayIn('Asia/Ho_Chi_Minh', new Date()));
}

async function openGiven({ appUrl, ownerUrl, identityKey }: GivenDatabase): Promise<Installation> {
	if (ownerUrl) await prepareDatabase(ownerUrl, { identityKey, demo: false });
	await checkDatabase(appUrl, identityKey);
	return { appUrl, ownerUrl, identityKey, server: null };
}

/** Opens the database of an installation, migrated and loaded. The caller has claimed the data directory. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
	return options.database ? openGiven(options.database) : openEmbedded(options);
}
