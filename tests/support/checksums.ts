import { setTimeout as pause } from 'node:timers/promises';
import { asSuperuser } from './society';

/** What every request of a signed-in person moves, and the sending of letters meanwhile; and what a wrong password leaves, and is found
 * or compared in the background. */
const bySending = ['sealed', 'attempts', 'next_attempt_at', 'sent_at', 'given_up_at', 'last_problem'];
const moving = ['last_used_at', 'idle_expires_at', ...bySending];
const apart = ['sign_in_failures', 'donor_pairs', 'donors_to_compare', 'notices'];

/** Waits until no list of donors is worked on in the background any more. */
async function listsAtRest(url: string): Promise<void> {
	const atWork = "select from import_batches where state in ('reading', 'applying', 'undoing')";
	for (let tries = 0; tries < 100 && (await asSuperuser(url, atWork)).length > 0; tries += 1) await pause(100);
}

/** One checksum for each table, of all its rows past row-level security: any write anywhere is another one. */
export async function checksums(url: string): Promise<Record<string, string>> {
	await listsAtRest(url);
	const tables = await asSuperuser<{ name: string; moves: boolean }>(
		url,
		`select relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = any ($2)) as moves
		from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1) order by 1`,
		[apart, moving]
	);
	const sums = tables.map(({ name, moves }) => {
		const kept = moving.map((column) => `- '${column}'`).join(' ');
		// Rows are hashed as they are stored: a text of each would take ten times as long.
		const hash = moves ? `hashtextextended((to_jsonb(t) ${kept})::text, 0)` : 'hash_record_extended(t, 0)';
		return `select '${name}' as name, count(*) || ' ' || coalesce(sum(${hash}::numeric), 0) as sum from ${name} t`;
	});
	const rows = await asSuperuser<{ name: string; sum: string }>(url, `${sums.join(' union all ')} order by name`);
	return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}
