import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Cleanup } from '../cleanup';
import { PlainFailure } from '../plain-failure.mjs';
import { say } from '../say.mjs';
import { databaseAccount, identityOf, type Account } from './account';
import { findBinaries, type Binaries } from './binaries';
import { databaseEnvironment, ensureCluster, isDiskFull } from './cluster';
import { clusterOf, prepareHome, type Home } from './home';
import { endLeftovers, stopOrphan } from './orphan';
import { choosePort } from './ports';
import { keepSecret } from './secrets';
import { serverArguments } from './settings';

/** A running PostgreSQL that is restarted when it dies and stopped when asked. */
export type PostgresServer = {
	home: Home;
	port: number;
	pid(): number | null;
	urlFor(role: string, password: string, database: string): string;
	superuserUrl(database: string): string;
	stop(): Promise<void>;
};

const startWithinMs = 60_000;
const largestLogBytes = 5 * 1024 ** 2;

function openLog(home: Home, account: Account | null): number {
	if (existsSync(home.log) && statSync(home.log).size > largestLogBytes) truncateSync(home.log);
	const log = openSync(home.log, 'a', 0o600);
	chmodSync(home.log, 0o600);
	if (account) chownSync(home.log, account.uid, account.gid);
	return log;
}

function logSince(home: Home, offset: number): string {
	return readFileSync(home.log).subarray(offset).toString();
}

async function answers(url: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
	client.on('error', () => {});
	try {
		await client.connect();
		await client.query('select 1');
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => {});
	}
}

class Supervisor implements PostgresServer {
	#child: ChildProcess | null = null;
	#stopping = false;
	#reviving: Promise<void> | null = null;

	constructor(
		readonly home: Home,
		readonly port: number,
		private readonly account: Account | null,
		private readonly binaries: Binaries,
		private readonly extra: Record<string, string>
	) {}

	pid(): number | null {
		return this.#child?.exitCode === null && this.#child.signalCode === null ? (this.#child.pid ?? null) : null;
	}

	urlFor(role: string, password: string, database: string): string {
		return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${this.port}/${database}`;
	}

	superuserUrl(database: string): string {
		return this.urlFor('postgres', keepSecret(this.home.secrets, 'superuser-password'), database);
	}

	/** Its own session, so that Ctrl-C in a terminal reaches only the supervisor, which stops the server last. */
	#launch(): ChildProcess {
		const log = openLog(this.home, this.account);
		const umask = process.umask(0o022);
		const child = spawn(this.binaries.postgres, ['-D', this.home.cluster, ...serverArguments(this.port, this.extra)], {
			...identityOf(this.account),
			cwd: '/',
			env: databaseEnvironment,
			stdio: ['ignore', log, log],
			detached: true
		});
		process.umask(umask);
		closeSync(log);
		child.on('error', () => {});
		return child;
	}

	/** On a full disk the server may run on without ever answering. */
	async #untilReadyOrGone(child: ChildProcess, offset: number, deadline: number): Promise<boolean> {
		const gone = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
		while (!gone() && Date.now() < deadline) {
			if (await answers(this.superuserUrl('postgres'))) return !gone();
			if (isDiskFull(logSince(this.home, offset))) return false;
			await pause(60);
		}
		return false;
	}

	/** A killed server's lock file and shared memory may block the next one for seconds: retried with back-off, never forced. */
	async launchUntilReady(): Promise<void> {
		const deadline = Date.now() + startWithinMs;
		for (let wait = 100; ; wait = Math.min(wait * 2, 1_000)) {
			const offset = existsSync(this.home.log) ? statSync(this.home.log).size : 0;
			const child = this.#launch();
			this.#child = child;
			if (await this.#untilReadyOrGone(child, offset, deadline)) {
				child.once('exit', () => this.#revive());
				if (this.pid() !== null) return;
				continue;
			}
			const output = logSince(this.home, offset);
			if (this.#stopping) return;
			if (isDiskFull(output))
				throw new PlainFailure(`The disk that holds ${this.home.cluster} is full: free some space and start again.`);
			if (
				Date.now() > deadline ||
				!/lock file|shared memory|address already in use|Address already in use/.test(output)
			) {
				child.kill('SIGKILL');
				const last = output.trim().split('\n').slice(-5).join('\n');
				throw new PlainFailure(`${last}\n\nPostgreSQL did not start; the lines above and ${this.home.log} say why.`);
			}
			await pause(wait);
			await endLeftovers(this.home.cluster);
		}
	}

	#revive(): void {
		if (this.#stopping || this.#reviving) return;
		say('The database server ended unexpectedly; starting it again …');
		this.#reviving = this.#launchAgain().finally(() => (this.#reviving = null));
	}

	async #launchAgain(): Promise<void> {
		for (let wait = 500; !this.#stopping; wait = Math.min(wait * 2, 10_000)) {
			try {
				await endLeftovers(this.home.cluster);
				await this.launchUntilReady();
				return say('The database server answers again.');
			} catch (error) {
				say(error instanceof Error ? error.message : String(error));
				await pause(wait);
			}
		}
	}

	async stop(): Promise<void> {
		this.#stopping = true;
		const child = this.#child;
		if (!child || this.pid() === null) return;
		const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
		for (const [name, milliseconds] of [
			['SIGINT', 15_000],
			['SIGQUIT', 3_000],
			['SIGKILL', 2_000]
		] as const) {
			child.kill(name);
			if (await Promise.race([gone.then(() => true), pause(milliseconds, false, { ref: false })])) return;
		}
	}
}

/** How to start it: further server settings, and where to note that it has to be stopped. */
export type PostgresOptions = { settings?: Record<string, string>; cleanup?: Cleanup };

/** Starts the embedded PostgreSQL of a data directory, making it first when there is none. The caller holds the directory's lock. */
export async function startPostgres(
	data: string,
	{ settings = {}, cleanup }: PostgresOptions = {}
): Promise<PostgresServer> {
	const account = databaseAccount(clusterOf(data));
	const binaries = findBinaries(account);
	const home = prepareHome(data, account);
	await ensureCluster(home, binaries, account);
	await stopOrphan(home.cluster);
	const server = new Supervisor(home, await choosePort(home), account, binaries, settings);
	cleanup?.add(() => server.stop());
	await server.launchUntilReady();
	return server;
}
