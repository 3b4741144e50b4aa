import { sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import { tokenHash } from '../auth/token';
import type { inApiKey } from '../scope';

/** As many requests as one key has in a minute. */
export const A_MINUTE = 60;

/** What a key opens: totals of this province. `keyHash` is what its transactions are opened with. */
export type OpenedKey = { keyHash: string; provinceCode: string };

/** Looks a key up and counts the request: `no_key` for one that never was or was taken back, `too_many` beyond what it has in a minute. */
export async function openKey(
	inside: typeof inApiKey,
	key: string,
	now: Date
): Promise<Result<OpenedKey, 'no_key' | 'too_many'>> {
	const keyHash = tokenHash(key);
	const opened = await inside(keyHash, async (tx) => {
		const { rows } = await tx.execute<{ province_code: string; asked: number }>(
			sql`select province_code, asked from giot_open_api_key(${now.toISOString()})`
		);
		return rows[0];
	});
	if (!opened) return refused('no_key');
	return opened.asked > A_MINUTE ? refused('too_many') : done({ keyHash, provinceCode: opened.province_code });
}

/** The key that a request carries; null for one without. */
export function keyOf(headers: Headers): string | null {
	return /^Bearer ([\w-]{20,100})$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
}
