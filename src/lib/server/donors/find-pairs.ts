import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Country } from '$lib/areas/country';
import { comparison, type SuspectedPair } from '$lib/donors/suspected-pairs';
import { allProvinces } from '../areas/queries';
import { gentleWork, type GentleWork } from '../gentle-work';
import { startJob, type Job } from '../job';
import { inJob, type Tx } from '../scope';
import { groupsOf, nextOf } from './pair-groups';

const EVERY_MS = 15_000;
/** A start has more urgent things to do. */
const FIRST_AFTER_MS = 10_000;

/** How much longer than it worked it rests: a large registry that changes all day takes a twentieth of a processor. */
const RESTS_FOR = 20;

/** Begins to look for suspected pairs again and again, of whoever was added or changed. */
export function startPairs(): Job {
	let restsUntil = 0;
	return startJob('pairs', { everyMs: EVERY_MS, firstAfterMs: FIRST_AFTER_MS }, async (isStopped) => {
		if (performance.now() < restsUntil) return;
		const work = gentleWork(isStopped);
		await findPairs(work);
		restsUntil = performance.now() + work.workedMs() * RESTS_FOR;
	});
}

/** Compares everybody who is still to be compared with the registry of their province; answers how many people those were. */
export async function findPairs(work: GentleWork = gentleWork()): Promise<number> {
	let people = 0;
	for (const { code, country } of await inJob(allProvinces)) {
		while (!(await work.pause())) {
			const compared = await inJob((tx) => compareNext(tx, { code, country: country as Country }, work));
			if (compared === 0) break;
			people += compared;
		}
	}
	return people;
}

type Province = { code: string; country: Country };

/** Compares some of a province, and remembers what it found; 0 when there is nobody left, another process is at it, or the work was stopped. */
async function compareNext(tx: Tx, { code, country }: Province, work: GentleWork): Promise<number> {
	if (!(await isAlone(tx, code))) return 0;
	const next = await nextOf(tx, code);
	if (next.length === 0) return 0;
	const ids = new Set(next.map(({ id }) => id));
	const compare = comparison({ country, isNew: (id) => ids.has(id) });
	const found: SuspectedPair[] = [];
	for await (const group of groupsOf(tx, code, next)) {
		for (const pairs of work.steps(compare(group))) {
			found.push(...pairs);
			if (await work.pause()) return 0;
		}
	}
	const kept = JSON.stringify(found.map((pair) => ({ id: v7(), ...pair })));
	const changes = sql.param(next.flatMap((row) => row.changes));
	await tx.execute(sql`select giot_keep_pairs(${code}, ${changes}::uuid[], ${kept}::jsonb)`);
	return next.length;
}

/** Whether no other process compares this province, until the transaction ends: of two, one could take away what the other one found later. */
async function isAlone(tx: Tx, provinceCode: string): Promise<boolean> {
	const { rows } = await tx.execute<{ alone: boolean }>(
		sql`select pg_try_advisory_xact_lock(hashtextextended(${`pairs ${provinceCode}`}, 0)) as alone`
	);
	return rows[0]?.alone ?? false;
}
