import pg from 'pg';
import type { Result } from '../../src/lib/result';
import type { Actor } from '../../src/lib/server/actor';
import { connect } from '../../src/lib/server/db';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { asSuperuser } from './society';

const MOST_LOOKS = 400;

/** Whether somebody waits for a lock in a database. */
async function isAnybodyWaiting(url: string): Promise<boolean> {
	const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
	return (await asSuperuser(url, waiting)).length > 0;
}

/**
 * Two works at once that are sure to meet: the first pauses where it asks to, in its transaction, until the second waits for it or has ended.
 * `url` is of a superuser. What either throws is its outcome.
 */
export async function overlapping<A, B>(
	url: string,
	first: (pause: () => Promise<void>) => Promise<A>,
	second: () => Promise<B>
): Promise<[PromiseSettledResult<A>, PromiseSettledResult<B>]> {
	let reached = () => {};
	const isReached = new Promise<void>((resolve) => (reached = resolve));
	let ended = false;
	const other = isReached.then(second).finally(() => (ended = true));
	const pause = async () => {
		reached();
		for (let look = 0; look < MOST_LOOKS && !ended && !(await isAnybodyWaiting(url)); look += 1)
			await new Promise((resolve) => setTimeout(resolve, 5));
	};
	return Promise.allSettled([first(pause).finally(reached), other]);
}

/** Connections on which each statement is sent as `rewrite` leaves it: a guard that the product speaks in SQL is gone from outside. */
export function rewriting(url: string, rewrite: (text: string) => string): pg.Pool {
	const made = new pg.Pool({ connectionString: url, max: 10 });
	made.on('connect', (client) => {
		const query = client.query.bind(client) as (...args: unknown[]) => unknown;
		Object.assign(client, {
			query: (asked: string | { text: string }, ...rest: unknown[]) =>
				query(typeof asked === 'string' ? rewrite(asked) : { ...asked, text: rewrite(asked.text) }, ...rest)
		});
	});
	return made;
}

/** A statement with which nobody waits for a turn. */
export const withoutTurns = (text: string) =>
	text.replace(/pg_advisory_xact_lock\(hashtextextended\((\$\d+), 0\)\)/, '$1::text');

/** A statement that locks no row. */
export const withoutRowLocks = (text: string) => text.replace(/ for update( of [^;)]+)?/g, '');

/** Runs work while a function of the database is defined as `rewrite` leaves it. */
export async function withFunction<T>(
	url: string,
	signature: string,
	rewrite: (definition: string) => string,
	work: () => Promise<T>
): Promise<T> {
	const [found] = await asSuperuser<{ text: string }>(url, 'select pg_get_functiondef($1::regprocedure) as text', [
		signature
	]);
	const definition = found?.text ?? '';
	const lax = rewrite(definition);
	if (lax === definition) throw new Error(`Nothing of ${signature} was rewritten`);
	await asSuperuser(url, lax);
	try {
		return await work();
	} finally {
		await asSuperuser(url, definition);
	}
}

/** What became of a work in a race: `done`, why it was refused, or that it ended in an error. */
export const outcomeOf = (settled: PromiseSettledResult<Result<unknown, string>>): string => {
	if (settled.status === 'rejected') return 'an error';
	return settled.value.ok ? 'done' : settled.value.refusal;
};

/** Two commands of one actor, each in a transaction: the second begins when the first is done and not committed. What became of each. */
export async function meanwhile(
	{ on, url, actor }: { on: pg.Pool; url: string; actor: Actor },
	first: (tx: Tx) => Promise<Result<unknown, string>>,
	second: (tx: Tx) => Promise<Result<unknown, string>>
): Promise<string[]> {
	const as = <T>(work: (tx: Tx) => Promise<T>) => withScope(connect(on), { kind: 'actor', actor }, work);
	const paused = (pause: () => Promise<void>) =>
		as(async (tx) => {
			const result = await first(tx);
			await pause();
			return result;
		});
	return (await overlapping(url, paused, () => as(second))).map(outcomeOf);
}
