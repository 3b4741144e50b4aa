import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { areaName, type Named } from '$lib/areas/area-name';
import { isPublished } from '$lib/drives/status';
import { addDays, dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { FeedKind } from '$lib/calendar/feed';
import { tokenHash } from '../auth/token';
import { inTokenScope } from '../scope';
import { drivesCalendar } from './drive-calendar';
import { eventsOf, type EventRow } from './events';

/** A feed as it is sent: its text, a mark that changes with it, and when a drive in it was last changed (null where there is none). */
export type ReadFeed = { text: string; mark: string; changedAt: Date | null };

/** For how many days past drives stay in a feed. */
const PAST_DAYS = 400;

/**
 * What stands behind the token of an address; `null` when there is no such feed, it was taken back, or whoever made it plans drives there no longer.
 * Of a campaign only what is announced is told.
 */
export async function readFeed(token: string, now: Date): Promise<ReadFeed | null> {
	return inTokenScope(tokenHash(token), async (tx) => {
		const found = await tx.execute<{ kind: FeedKind; locale: Locale; state: string; named: Named }>(sql`
			select f.kind, f.locale, f.state, json_build_object('nameVi', coalesce(x.name_vi, p.name_vi), 'nameLo', coalesce(x.name_lo, p.name_lo),
				'nameEn', coalesce(x.name_en, p.name_en)) as named
			from giot_calendar_feed() f join provinces p on p.code = f.province_code left join campaigns x on x.id = f.campaign_id`);
		const feed = found.rows[0];
		if (!feed || feed.state !== 'open') return null;
		const from = addDays(dayIn('UTC', now), -PAST_DAYS);
		const { rows } = await tx.execute<EventRow>(sql`
			select id, title, status, club_name as "clubName", venue_name as "venueName", address, area, timezone, version,
				to_json(coalesce(changed_at, created_at))#>>'{}' as "changedAt", days from giot_feed_drives(${from})`);
		const told = rows.filter(({ status }) => feed.kind !== 'campaign' || isPublished(status));
		const ofClub = feed.kind === 'club' ? rows[0]?.clubName : null;
		const text = drivesCalendar(
			`Giọt Hồng: ${ofClub ?? areaName(feed.named, feed.locale)}`,
			told.map((row) => eventsOf(row, feed.locale))
		);
		const changes = told.map(({ changedAt }) => Date.parse(changedAt));
		return {
			text,
			mark: createHash('sha256').update(text).digest('base64url').slice(0, 22),
			changedAt: changes.length > 0 ? new Date(Math.max(...changes)) : null
		};
	});
}
