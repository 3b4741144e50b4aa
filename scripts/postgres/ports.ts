import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Home } from './home';

/** Whether a loopback port can be listened on. */
export function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
	});
}

/** A loopback port that nobody listens on at the moment. */
export function anyFreePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

/** Keeps the port between starts, so that a tool pointed at it goes on working. */
export async function choosePort(home: Home): Promise<number> {
	const file = join(home.data, 'postgres-port');
	const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
	if (kept > 0 && (await isFree(kept))) return kept;
	const port = await anyFreePort();
	writeFileSync(file, `${port}\n`);
	return port;
}
