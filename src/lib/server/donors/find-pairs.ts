import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Country } from '$lib/areas/country';
import { suspectedPairs, type Entry, type SuspectedPair } from '$lib/donors/suspected-pairs';
import { allProvinces } from '../areas/queries';
import { startJob, type Job } from '../job';
import { inJob, type Tx } from '../scope';
import { comparedOf, type StoredEntry } from './stored-entry';

/** How long others may have to wait for the comparing of a large registry. */
const SLICE_MS = 10;

/** Entries read at a time. */
const AT_ONCE = 500;

const EVERY_MS = 15_000;
/** A start has more urgent things to do. */
const FIRST_AFTER_MS = 10_000;

/** How much longer than it worked it rests: a large registry that changes all day takes a twentieth of a processor. */
const RESTS_FOR = 20;

/** Begins to look for suspected pairs again and again, whenever a registry has changed. */
export function startPairs(): Job {
	let known = new Map<string, string>();
	let restsUntil = 0;
	return startJob('pairs', { everyMs: EVERY_MS, firstAfterMs: FIRST_AFTER_MS }, async (isStopped) => {
		const begun = performance.now();
		if (begun < restsUntil) return;
		known = await findPairs(known, isStopped);
		const ended = performance.now();
		restsUntil = ended + (ended - begun) * RESTS_FOR;
	});
}

/** Looks for suspected pairs in the registry of every province that changed since `known`, by province; answers how each stands now. */
export async function findPairs(
	known: ReadonlyMap<string, string> = new Map(),
	isStopped = () => false
): Promise<Map<string, string>> {
	const states = new Map<string, string>();
	for (const { code, country } of await inJob(allProvinces)) {
		const state = await inJob((tx) => stateOf(tx, code));
		if (state !== known.get(code)) await findPairsIn(code, country as Country, isStopped);
		if (!isStopped()) states.set(code, state);
	}
	return states;
}

async function findPairsIn(provinceCode: string, country: Country, isStopped: () => boolean): Promise<void> {
	const { readAt, entries } = await inJob((tx) => registryOf(tx, provinceCode));
	const found: SuspectedPair[] = [];
	let since = performance.now();
	for (const pairs of suspectedPairs(entries, country)) {
		found.push(...pairs);
		if (performance.now() - since < SLICE_MS) continue;
		await setImmediate();
		if (isStopped()) return;
		since = performance.now();
	}
	const kept = JSON.stringify(found.map((pair) => ({ id: v7(), ...pair })));
	await inJob((tx) => tx.execute(sql`select giot_keep_pairs(${provinceCode}, ${readAt}::timestamptz, ${kept}::jsonb)`));
}

async function stateOf(tx: Tx, provinceCode: string): Promise<string> {
	const { rows } = await tx.execute<{ state: string }>(sql`select giot_registry_state(${provinceCode}) as state`);
	return rows[0]?.state ?? '';
}

/** Everybody of a province, and when they were read; a few at a time, so that nobody waits for the rest. */
async function registryOf(tx: Tx, provinceCode: string): Promise<{ readAt: string; entries: Entry[] }> {
	const clock = await tx.execute<{ now: string }>(sql`select now()::text as now`);
	await tx.execute(sql`declare registry no scroll cursor for select * from giot_registry(${provinceCode})`);
	const entries: Entry[] = [];
	for (;;) {
		const { rows } = await tx.execute<StoredEntry>(sql`fetch ${sql.raw(String(AT_ONCE))} from registry`);
		entries.push(...rows.map(comparedOf));
		if (rows.length < AT_ONCE) return { readAt: clock.rows[0]?.now ?? '', entries };
	}
}
