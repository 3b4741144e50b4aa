import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads a secret of the installation, making 32 random bytes (base64) at first use; only the current user can read the file. */
export function keepSecret(directory: string, name: string): string {
	const file = join(directory, name);
	if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
	chmodSync(file, 0o600);
	return readFileSync(file, 'utf8').trim();
}
