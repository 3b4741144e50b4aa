import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { LinkState } from '$lib/helpers/link-state';
import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { takeTry } from '../auth/allowance';
import type { Allowance } from '../auth/throttle';
import { tokenHash } from '../auth/token';
import { inTokenScope } from '../scope';

/** Which desk a link leads to, and whether it does so now. */
export type LinkOffer = {
	driveId: string;
	driveTitle: string;
	label: string;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	state: LinkState;
};

/** What a link offers to whoever holds it; null when there is no such link. */
export async function linkOffer(token: string): Promise<LinkOffer | null> {
	const { rows } = await inTokenScope(tokenHash(token), (tx) =>
		tx.execute(sql`
			select drive_id as "driveId", drive_title as "driveTitle", label, starts_on::text as "startsOn", ends_on::text as "endsOn", state
			from giot_helper_link_details()`)
	);
	return (rows[0] as LinkOffer | undefined) ?? null;
}

/** By one link: enough for the helpers of a hall who begin together, and for a photographed QR code a bound. */
const DEVICES: Allowance = { most: 30, minutes: 15 };

/**
 * Lets a named device in by an open link, with an account that has no password and one role, this desk; answers its id. Refuses a
 * link that is not open, and more than thirty devices in a quarter of an hour.
 */
export async function openLink(
	token: string,
	{ device, locale }: { device: string; locale: Locale }
): Promise<Result<string, 'not_open' | 'too_many'>> {
	const hash = tokenHash(token);
	if (!(await takeTry(`devices by ${hash}`, DEVICES, new Date()))) return refused('too_many');
	const accountId = v7();
	const { rows } = await inTokenScope(hash, (tx) =>
		tx.execute(sql`select giot_open_helper_link(${accountId}, ${v7()}, ${device}, ${locale}) as opened`)
	);
	return rows[0]?.opened === true ? done(accountId) : refused('not_open');
}
