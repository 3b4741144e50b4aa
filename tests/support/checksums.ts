import { asSuperuser } from './society';

/** What every request of a signed-in person moves, and what a wrong password leaves. */
const kept = "- 'last_used_at' - 'idle_expires_at'";
const apart = ['sign_in_failures'];

/** One checksum for each table, of all its rows past row-level security: any write anywhere is another one. */
export async function checksums(url: string): Promise<Record<string, string>> {
	const tables = await asSuperuser<{ name: string }>(
		url,
		`select relname as name from pg_class
		where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1) order by 1`,
		[apart]
	);
	const sums = tables.map(
		({ name }) => `select '${name}' as name, md5(coalesce(string_agg(line, '' order by line), '')) as sum
			from (select md5((to_jsonb(t) ${kept})::text) as line from ${name} t) lines`
	);
	const rows = await asSuperuser<{ name: string; sum: string }>(url, sums.join(' union all '));
	return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}
