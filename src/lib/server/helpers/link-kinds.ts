import { sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { hallLinks } from '../db/schema/hall-links';
import { helperLinks } from '../db/schema/helper-links';

/** What a link of a drive is for: phones of helpers at the desk, or a screen in the hall. Each kind has its own rows and its own key, so that one never opens what the other does. */
export const LINKS = {
	helper_link: { table: helperLinks, sealedAs: 'helper link' },
	hall_link: { table: hallLinks, sealedAs: 'hall link' }
} as const;

/** A kind of link, as the trail calls its objects. */
export type LinkKind = keyof typeof LINKS;

/** The label behind a column of links' ids, to select beside it; `null` where the actor may not see the link. */
export function linkLabel(kind: LinkKind, id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select link.label from ${LINKS[kind].table} link where link.id = ${id})`;
}
