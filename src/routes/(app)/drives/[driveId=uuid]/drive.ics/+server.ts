import { error } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { driveCalendar } from '$lib/server/calendar/drive-calendar';
import { driveEvents } from '$lib/server/calendar/events';
import { requireDrive } from '$lib/server/drives/access';
import { canSeeDrive } from '$lib/server/policy';
import { CALENDAR_TYPE } from '$lib/server/web/calendar-answer';
import type { RequestHandler } from './$types';

/** A drive whose days are known, as a file for a calendar. */
export const GET: RequestHandler = async (event) => {
	const { drive, scope } = await requireDrive(event, canSeeDrive);
	const found = await scope((tx) => driveEvents(tx, drive.id, getLocale()));
	if (!found) error(404);
	return new Response(driveCalendar(found.drive, found.days), {
		headers: {
			'content-type': CALENDAR_TYPE,
			'content-disposition': `attachment; filename="giot-hong-${drive.startsOn}.ics"`
		}
	});
};
