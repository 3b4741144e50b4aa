import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppProcess, appEnvironment } from './app-process';
import { ensureBuilt } from './built';
import { Cleanup, cleanUpOnSignal } from './cleanup';
import { claimData, noteRunning, openInstallation, type Installation } from './installation';
import { PlainFailure } from './plain-failure.mjs';
import { anyFreePort, isFree } from './postgres/ports';
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

/** How to start it. `address` is what people type when it differs from localhost and the port. */
export type ProductOptions = {
	data: string;
	port: number;
	database: GivenDatabase | null;
	demo: boolean;
	cleanup: Cleanup;
	address?: string;
	environment?: Record<string, string>;
};

/** An application that was just ended needs a moment to let go of the port. */
async function checkPort(port: number): Promise<void> {
	for (let tries = 0; tries < 20; tries += 1) {
		if (await isFree(port)) return;
		await pause(50);
	}
	throw new PlainFailure(
		`Port ${port} is taken by another program: stop that program, or choose another port with \`PORT=${port + 1} npm start\`.`
	);
}

async function serve(installation: Installation, options: ProductOptions): Promise<AppProcess> {
	const { port, data, cleanup, address = `http://localhost:${port}` } = options;
	const environment = appEnvironment({
		DATABASE_URL: installation.appUrl,
		IDENTITY_KEY: installation.identityKey.toString('base64'),
		ORIGIN: address,
		PUBLIC_ADDRESS: address,
		PORT: String(port),
		GIOT_DATA_DIR: data,
		...options.environment
	});
	const app = new AppProcess(`http://127.0.0.1:${port}`, environment, (pid) => noteRunning(data, address, pid));
	cleanup.add(() => app.stop());
	await app.start();
	return app;
}

/** Starts the product. Whatever was started when it fails or ends is stopped through `cleanup`, the database last. */
export async function startProduct(options: ProductOptions): Promise<Product> {
	const { data, port, cleanup } = options;
	mkdirSync(data, { recursive: true });
	claimData(data, cleanup);
	await checkPort(port);
	await ensureBuilt();
	const installation = await openInstallation(options);
	const app = await serve(installation, options);
	return {
		baseUrl: options.address ?? `http://localhost:${port}`,
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

/** Runs work against a product of its own in a temporary directory, on a free port unless one is given. */
export async function withProduct<T>(
	{ port, demo, environment }: { port?: number; demo: boolean; environment?: Record<string, string> },
	work: (product: TestProduct) => Promise<T>
): Promise<T> {
	const data = mkdtempSync(join(tmpdir(), 'giot-hong-'));
	chmodSync(data, 0o755);
	const cleanup = new Cleanup();
	cleanup.add(() => rmSync(data, { recursive: true, force: true }));
	const forget = cleanUpOnSignal(cleanup, { exitCode: 130 });
	try {
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
