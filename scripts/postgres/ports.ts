import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Home } from './home';

/** Why a port of an address cannot be listened on, as the system's code for it; null when it can. */
export function whyNotFree(port: number, host = '127.0.0.1'): Promise<string | null> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
		probe.listen(port, host, () => probe.close(() => resolve(null)));
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
	if (kept > 0 && (await whyNotFree(kept)) === null) return kept;
	const port = await anyFreePort();
	writeFileSync(file, `${port}\n`);
	return port;
}
