import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppProcess, appEnvironment } from './app-process';
import { ensureBuilt } from './built';
import { Cleanup, cleanUpOnSignal } from './cleanup';
import { claimData, noteRunning, openInstallation, type Installation } from './installation';
import { PlainFailure } from './plain-failure.mjs';
import { anyFreePort, whyNotFree } from './postgres/ports';
import { databaseName } from './postgres/roles';
import type { GivenDatabase } from './settings';
import { setTimeout as pause } from 'node:timers/promises';

/** The whole product as users meet it, served from the build. */
export type Product = {
	baseUrl: string;
	dataDir: string;
	appDatabaseUrl: string;
	/** Null when migrations are somebody else's work. */
	ownerDatabaseUrl: string | null;
	/** Null with a PostgreSQL of one's own. */
	superuserUrl: string | null;
	appPid(): number | null;
	postgresPid(): number | null;
	stop(): Promise<void>;
};

/** How to start it. `host` is where to listen, this machine alone unless given; `address` what people type when that differs. */
export type ProductOptions = {
	data: string;
	port: number;
	database: GivenDatabase | null;
	demo: boolean;
	cleanup: Cleanup;
	host?: string;
	address?: string;
	environment?: Record<string, string>;
};

const thisMachine = '127.0.0.1';

function whyNotServed(code: string, port: number, host: string): string {
	if (code === 'EACCES')
		return `Port ${port} needs the rights of root: choose one above 1023 with \`PORT=3000 npm start\`.`;
	if (code !== 'EADDRINUSE')
		return `HOST=${host} is no address of this machine (${code}): use 127.0.0.1, or 0.0.0.0 for every address.`;
	return `Port ${port} is taken by another program: stop that program, or choose another port with \`PORT=${port + 1} npm start\`.`;
}

/** An application that was just ended needs a moment to let go of the port. */
async function checkPort(port: number, host = thisMachine): Promise<void> {
	let code = await whyNotFree(port, host);
	for (let tries = 0; code === 'EADDRINUSE' && tries < 20; tries += 1) {
		await pause(50);
		code = await whyNotFree(port, host);
	}
	if (code !== null) throw new PlainFailure(whyNotServed(code, port, host));
}

/** Where a server that listens at a host is reached from this machine. */
function reachedAt(host: string): string {
	if (host === '0.0.0.0' || host === '::') return thisMachine;
	return host.includes(':') ? `[${host}]` : host;
}

function addressOf({ address, host = thisMachine, port }: ProductOptions): string {
	const name = reachedAt(host);
	return address ?? `http://${name === thisMachine ? 'localhost' : name}:${port}`;
}

async function serve(installation: Installation, options: ProductOptions): Promise<AppProcess> {
	const { port, data, cleanup, host = thisMachine } = options;
	const address = addressOf(options);
	const environment = appEnvironment({
		DATABASE_URL: installation.appUrl,
		IDENTITY_KEY: installation.identityKey.toString('base64'),
		ORIGIN: address,
		PUBLIC_ADDRESS: address,
		HOST: host,
		PORT: String(port),
		GIOT_DATA_DIR: data,
		...options.environment
	});
	const app = new AppProcess(`http://${reachedAt(host)}:${port}`, environment, (pid) =>
		noteRunning(data, address, pid)
	);
	cleanup.add(() => app.stop());
	await app.start();
	return app;
}

/** Starts the product. Whatever was started when it fails or ends is stopped through `cleanup`, the database last. */
export async function startProduct(options: ProductOptions): Promise<Product> {
	const { data, port, cleanup } = options;
	mkdirSync(data, { recursive: true });
	claimData(data, cleanup);
	await checkPort(port, options.host);
	await ensureBuilt();
	const installation = await openInstallation(options);
	const app = await serve(installation, options);
	return {
		baseUrl: addressOf(options),
		dataDir: data,
		appDatabaseUrl: installation.appUrl,
		ownerDatabaseUrl: installation.ownerUrl,
		superuserUrl: installation.server?.superuserUrl(databaseName) ?? null,
		appPid: () => app.pid(),
		postgresPid: () => installation.server?.pid() ?? null,
		stop: () => cleanup.run()
	};
}

/** A product of a test: with the embedded database, so every address is known. */
export type TestProduct = Product & { ownerDatabaseUrl: string; superuserUrl: string };

function hasEmbedded(product: Product): product is TestProduct {
	return product.superuserUrl !== null && product.ownerDatabaseUrl !== null;
}

/** A directory that goes with the cleanup. */
function temporaryData(cleanup: Cleanup): string {
	const data = mkdtempSync(join(tmpdir(), 'giot-hong-'));
	chmodSync(data, 0o755);
	cleanup.add(() => rmSync(data, { recursive: true, force: true }));
	return data;
}

/** How a product of a test is started. `data` is kept; without it a directory is made and removed. `fill` sees the directory before the start. */
export type TestOptions = {
	port?: number;
	demo: boolean;
	environment?: Record<string, string>;
	data?: string;
	fill?: (data: string) => Promise<void>;
};

/** Runs work against a product of its own, on a free port unless one is given. */
export async function withProduct<T>(
	{ port, demo, environment, data: kept, fill }: TestOptions,
	work: (product: TestProduct) => Promise<T>
): Promise<T> {
	const cleanup = new Cleanup();
	const data = kept ?? temporaryData(cleanup);
	const forget = cleanUpOnSignal(cleanup, { exitCode: 130 });
	try {
		await fill?.(data);
		const product = await startProduct({
			data,
			port: port ?? (await anyFreePort()),
			database: null,
			demo,
			cleanup,
			environment
		});
		if (!hasEmbedded(product)) throw new Error('A test product runs on the embedded database.');
		return await work(product);
	} finally {
		await cleanup.run();
		forget();
	}
}
