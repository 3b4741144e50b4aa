import type pg from 'pg';

const inTables = `c.conrelid = any ($1::regclass[])`;

const constraints = (kind: string) => `
	select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as away,
		format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as back
	from pg_constraint c where ${inTables} and ${kind} order by c.oid`;

const everyPolicy = `
	select format('alter table %s no force row level security', t) as away, format('alter table %s force row level security', t) as back
	from (select unnest($1::regclass[]) as t union select c.confrelid::regclass from pg_constraint c where c.contype = 'f' and ${inTables}) x
	join pg_class k on k.oid = t where k.relforcerowsecurity order by t::text`;

/** In the order in which they go: foreign keys stand on unique ones, and see every row only while no policy binds the owner. */
const rowByRow = [
	`select format('alter table %s disable trigger user', t) as away, format('alter table %s enable trigger user', t) as back
		from unnest($1::regclass[]) t`,
	constraints(`c.contype = 'f'`),
	constraints(
		`c.contype in ('u', 'x') and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid)`
	),
	`select format('drop index %s', i.indexrelid::regclass) as away, pg_get_indexdef(i.indexrelid) as back from pg_index i
		where i.indrelid = any ($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid) order by i.indexrelid`
];

/**
 * Takes away, in a transaction of the owner, what checks and counts the rows of `many` one by one: triggers, foreign keys, indexes but the primary ones. The
 * policies of these and of `few` do not bind the owner meanwhile. What is returned puts all of it back: each index is built once, each key checked over all rows.
 */
export async function setAside(
	client: pg.Client,
	{ many, few }: { many: readonly string[]; few: readonly string[] }
): Promise<() => Promise<void>> {
	const putBack: string[][] = [];
	const take = async (query: string, tables: readonly string[]) => {
		const { rows } = await client.query<{ away: string; back: string }>(query, [tables]);
		putBack.unshift(rows.map(({ back }) => back));
		for (const { away } of rows) await client.query(away);
	};
	await take(everyPolicy, [...many, ...few]);
	for (const query of rowByRow) await take(query, many);
	return async () => {
		for (const statement of putBack.flat()) await client.query(statement);
	};
}
