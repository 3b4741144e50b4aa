import { sql } from 'drizzle-orm';
import { dayIn, type CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import type { InScope, Tx } from '../scope';
import { provincesOf } from './queries';

/** The zone where the actor works: of their first province, or of the first one served. */
export async function homeZone(tx: Tx, actor: Actor): Promise<string> {
	const home = sql.param(provincesOf(actor));
	const { rows } = await tx.execute<{ timezone: string }>(sql`
		select timezone from provinces order by code = any (${home}::text[]) desc, code limit 1`);
	return rows[0]?.timezone ?? 'UTC';
}

/** The day it is now where the actor works. */
export async function homeDay(tx: Tx, actor: Actor, now: Date): Promise<CalendarDate> {
	return dayIn(await homeZone(tx, actor), now);
}

const known = new Map<string, string>();

/** The same zone for what stands on every page, asked once while the product runs: the zone of a province does not change. */
export async function rememberedZone(actor: Actor, scope: InScope): Promise<string> {
	const home = provincesOf(actor).sort().join(' ');
	const zone = known.get(home) ?? (await scope((tx) => homeZone(tx, actor)));
	known.set(home, zone);
	return zone;
}
