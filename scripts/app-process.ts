import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './paths';
import { PlainFailure } from './plain-failure.mjs';
import { say } from './say.mjs';

const startWithinMs = 60_000;
const drainSeconds = 20;
const livedLongMs = 10_000;

/** What a reverse proxy or a mail server needs is handed through; nothing else of our environment reaches the application. */
const handedThrough = [
	'PATH',
	'SYSTEMROOT',
	'TZ',
	'SMTP_URL',
	'MAIL_FROM',
	'NOTICE_FILE',
	'ADDRESS_HEADER',
	'XFF_DEPTH',
	'PROTOCOL_HEADER',
	'HOST_HEADER',
	'DHIS2_NEARBY'
];

/** The application's own environment: `DATABASE_URL` of its plain role, never the owner's. */
export function appEnvironment(own: Record<string, string>): Record<string, string> {
	const shared = handedThrough.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
	return {
		...Object.fromEntries(shared),
		LANG: 'C.UTF-8',
		NODE_ENV: 'production',
		SHUTDOWN_TIMEOUT: String(drainSeconds),
		// Longer than proxies and browsers keep one: whoever ends a connection first must not be us, while a request is on its way.
		KEEP_ALIVE_TIMEOUT: '75',
		// The page that takes files; every other one has a smaller limit of its own (guards.ts).
		BODY_SIZE_LIMIT: '5184K',
		...own
	};
}

/** The serving process: started again when it dies, drained when it is stopped. */
export class AppProcess {
	#child: ChildProcess | null = null;
	#stopping = false;
	#wait = 0;

	constructor(
		private readonly address: string,
		private readonly environment: Record<string, string>,
		private readonly onStart: (pid: number | null) => void
	) {}

	pid(): number | null {
		return this.#child?.exitCode === null && this.#child.signalCode === null ? (this.#child.pid ?? null) : null;
	}

	/** Its own session, so that Ctrl-C reaches only the supervisor; a channel, so that it notices when the supervisor is gone. */
	#launch(): ChildProcess {
		const child = spawn(process.execPath, [join(root, 'build', 'index.js')], {
			cwd: root,
			env: this.environment,
			stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
			detached: true
		});
		if (child.stdout) {
			createInterface(child.stdout).on('line', (line) => {
				if (!line.startsWith('Listening on ')) say(line);
			});
		}
		this.#child = child;
		this.onStart(this.pid());
		return child;
	}

	async start(): Promise<void> {
		const child = this.#launch();
		const deadline = Date.now() + startWithinMs;
		while (!(await answers(`${this.address}/livez`))) {
			if (this.#stopping) return;
			if (this.pid() === null) throw new PlainFailure('The application did not start; the lines above say why.');
			if (Date.now() > deadline)
				throw new PlainFailure('The application does not answer after a minute; the lines above may say why.');
			await pause(25);
		}
		this.#keepAlive(child);
	}

	#keepAlive(child: ChildProcess): void {
		const begun = Date.now();
		const died = () => {
			if (this.#stopping) return;
			this.#wait = Date.now() - begun > livedLongMs ? 0 : Math.min(Math.max(this.#wait * 2, 100), 5_000);
			say('The application ended unexpectedly; starting it again …');
			setTimeout(() => this.#stopping || this.#keepAlive(this.#launch()), this.#wait);
		};
		if (child.exitCode !== null || child.signalCode !== null) died();
		else child.once('exit', died);
	}

	/** Lets requests under way finish for up to 20 s. */
	async stop(): Promise<void> {
		this.#stopping = true;
		const child = this.#child;
		if (!child || this.pid() === null) return;
		const gone = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)));
		child.kill('SIGTERM');
		if (await Promise.race([gone, pause((drainSeconds + 2) * 1000, false, { ref: false })])) return;
		child.kill('SIGKILL');
		await gone;
	}
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url, { signal: AbortSignal.timeout(1_000) })).ok;
	} catch {
		return false;
	}
}
