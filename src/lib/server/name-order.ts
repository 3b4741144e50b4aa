import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** A text without case and Latin diacritics (đ→d), to compare and to sort by: `searchKey` makes the same of what is typed. */
export function bareText(text: AnyColumn | SQL): SQL<string> {
	return sql<string>`regexp_replace(normalize(replace(lower(${text}), 'đ', 'd'), nfd), '[\u0300-\u036f]', '', 'g')`;
}

/**
 * What people are sorted by, as `sortKey` has it: Vietnamese names by the last word, then by the rest; names of Laos, and those
 * in Lao script wherever they are, by the whole as written.
 */
export function givenNameFirst(fullName: SQL, provinceCode: SQL): SQL<string> {
	const isLao = sql`(${provinceCode} like 'LA-%' or ${fullName} ~ '[\u0e80-\u0eff]')`;
	const bare = bareText(fullName);
	return sql<string>`case when ${isLao} is true then ${bare} else regexp_replace(${bare}, '^(.*) (.*)$', '\\2 \\1') end`;
}
