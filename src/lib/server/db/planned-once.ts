import type { PgPreparedQuery, PreparedQueryConfig } from 'drizzle-orm/pg-core';

type Sending<T> = PgPreparedQuery<PreparedQueryConfig & { execute: T }>;

/** A statement of the query builder that was not sent yet. */
type Unsent<T> = { prepare(name: string): Sending<T> };

/** What Drizzle hands the driver, with and without columns of its own. It asks for the name before there is a text. */
type Named = Record<'rawQueryConfig' | 'queryConfig', { name: string; text: string }>;

const names = new Map<string, string>();

/** The same text has the same name in every transaction: a connection knows by it what it has planned. */
function nameOf(text: string): string {
	const name = names.get(text) ?? `planned_${names.size + 1}`;
	names.set(text, name);
	return name;
}

/**
 * Runs a statement that each connection plans once and then only fills with values: the policies make planning cost more than what is done.
 * Only for statements of few texts (a list of ids is one parameter) whose plan is good whatever the values are: rows by key, and rows added.
 */
export function plannedOnce<T>(statement: Unsent<T>): Promise<T> {
	const sending = statement.prepare('');
	const { rawQueryConfig, queryConfig } = sending as unknown as Named;
	rawQueryConfig.name = queryConfig.name = nameOf(queryConfig.text);
	return sending.execute();
}
