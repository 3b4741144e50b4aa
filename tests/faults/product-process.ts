import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processStarted } from '../../scripts/lock.mjs';
import { root } from '../../scripts/paths';
import { databaseName } from '../../scripts/postgres/roles';
import { keepSecret } from '../../scripts/postgres/secrets';

/** Which process of the product dies. */
export type Victim = 'app' | 'postgres' | 'supervisor';

const pidIn = (file: string, read: (text: string) => number) =>
	existsSync(file) ? read(readFileSync(file, 'utf8')) : 0;

/** The product as `npm start` runs it: a supervisor of its own, in a temporary directory, seen only from outside. */
export class ProductProcess {
	readonly data = mkdtempSync(join(tmpdir(), 'giot-hong-faults-'));
	readonly baseUrl: string;
	/** How long an undisturbed second start takes on this machine today, in milliseconds. */
	paceMs = 0;
	#child: ChildProcess | null = null;
	#output = '';

	constructor(private readonly port: number) {
		chmodSync(this.data, 0o755);
		this.baseUrl = `http://localhost:${port}`;
	}

	/** Where its database keeps its files; elsewhere when PostgreSQL's user cannot enter the temporary directory. */
	#place(): string {
		const pointer = join(this.data, 'elsewhere');
		return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : this.data;
	}

	superuserUrl(): string {
		const password = encodeURIComponent(keepSecret(join(this.data, 'secrets'), 'superuser-password'));
		const port = readFileSync(join(this.data, 'postgres-port'), 'utf8').trim();
		return `postgres://postgres:${password}@127.0.0.1:${port}/${databaseName}`;
	}

	pid(victim: Victim): number {
		if (victim === 'app') return pidIn(join(this.data, 'running.json'), (text) => JSON.parse(text).app?.pid ?? 0);
		if (victim === 'postgres')
			return pidIn(join(this.#place(), 'postgres', 'postmaster.pid'), (text) => Number(text.split('\n')[0]));
		return this.#child?.pid ?? 0;
	}

	/** The last of what it printed. */
	lastWords(): string {
		return this.#output.split('\n').slice(-12).join('\n');
	}

	databaseLog(): string {
		return readFileSync(join(this.#place(), 'postgres.log'), 'utf8');
	}

	/** Starts it and waits until it says so and serves, not one that was there before; answers after how many milliseconds. */
	async start(): Promise<number> {
		const begun = Date.now();
		const said = this.#output.length;
		const hasSaidSo = () => this.#output.slice(said).includes('Giọt Hồng is ready');
		const child = spawn(process.execPath, [join(root, 'scripts', 'bootstrap.mjs'), 'start'], {
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(this.port), GIOT_DATA_DIR: this.data }
		});
		this.#child = child;
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (this.#output += part));
		while (!hasSaidSo() || !(await this.isReady())) {
			if (child.exitCode !== null) throw new Error(`The product did not start:\n${this.#output}`);
			if (Date.now() - begun > 180_000) throw new Error(`The product did not get ready:\n${this.#output}`);
			await pause(20);
		}
		return Date.now() - begun;
	}

	/** Starts it anew in good order, and takes that as the machine's pace. */
	async takePace(): Promise<number> {
		await this.terminate();
		return (this.paceMs = await this.start());
	}

	async isReady(): Promise<boolean> {
		try {
			return (await fetch(`${this.baseUrl}/readyz`, { signal: AbortSignal.timeout(1_000) })).status === 200;
		} catch {
			return false;
		}
	}

	kill(victim: Victim): void {
		process.kill(this.pid(victim), 'SIGKILL');
	}

	/** Asks it to stop and answers its exit code. */
	async terminate(): Promise<number | null> {
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
		const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		return exited;
	}

	/** Stops whatever still runs and removes the data. */
	async remove(): Promise<void> {
		await this.terminate();
		for (const victim of ['app', 'postgres'] as const) {
			const pid = this.pid(victim);
			if (pid > 0 && processStarted(pid) !== null) process.kill(pid, 'SIGKILL');
		}
		const place = this.#place();
		rmSync(this.data, { recursive: true, force: true });
		rmSync(place, { recursive: true, force: true });
	}
}
