import { getLocale } from '$lib/paraglide/runtime';
import { signedConsentText } from '$lib/server/donors/consents';
import { requireDrive } from '$lib/server/drives/access';
import { paperRoster } from '$lib/server/paper/paper-roster';
import { canKeepPaper } from '$lib/server/policy';
import { timeIn } from '$lib/time/calendar-date';
import { formatTime } from '$lib/time/format';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canKeepPaper);
	event.setHeaders({ 'cache-control': 'no-store' });
	const by = event.url.searchParams.get('by') === 'slot' ? ('slot' as const) : ('name' as const);
	const people = await scope((tx) => paperRoster(tx, drive.id, by));
	const consent = await scope((tx) => signedConsentText(tx, 'registration', getLocale(), drive.startsOn));
	const { id, title, startsOn, endsOn, datePrecision, venueName, timezone } = drive;
	const slot = (at: Date | null) => (at ? formatTime(timeIn(timezone, at), getLocale()) : '');
	return {
		by,
		consent: consent.body,
		drive: { id, title, startsOn, endsOn, datePrecision, venueName },
		people: people.map(({ slotAt, ...person }) => ({ ...person, slot: slot(slotAt) }))
	};
};
