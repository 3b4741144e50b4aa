import type { Area } from '$lib/areas/area';
import { areaLabel } from '$lib/areas/area-words';
import type { ReadDrivesBy } from '$lib/drives/pasted-drive';
import { readPlan, type ReadPlan } from '$lib/drives/pasted-plan';
import { readResults, type ReadResults } from '$lib/drives/pasted-results';
import { titleAt } from '$lib/drives/pasted-words';
import type { PastedLine } from '$lib/pasted/columns';
import { daysWithin } from '$lib/pasted/read-days';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { areasOf, provinceByCode } from '../areas/queries';
import { clubNames } from '../clubs/queries';
import { canScheduleDrive } from '../policy';
import type { Tx } from '../scope';
import { drivesThere } from './drives-there';

/** A pasted table of drives of one province, and in which language drives without a title get one. */
export type ReadingDrives = {
	actor: Actor;
	provinceCode: string;
	lines: readonly PastedLine[];
	locale: Locale;
	now: Date;
};

/** Reads a plan by what the province has now. */
export const readPastedPlan = async (tx: Tx, reading: ReadingDrives): Promise<ReadPlan> =>
	readPlan(reading.lines, await readBy(tx, reading));

/** Reads reported results by what the province has now. */
export const readPastedResults = async (tx: Tx, reading: ReadingDrives): Promise<ReadResults> =>
	readResults(reading.lines, await readBy(tx, reading));

/** The areas of the province and the drives of those days, and the clubs that the actor plans for. */
async function readBy(tx: Tx, { actor, provinceCode, lines, locale, now }: ReadingDrives): Promise<ReadDrivesBy> {
	const province = await provinceByCode(tx, provinceCode);
	const clubs = (await clubNames(tx)).filter(
		(club) => club.provinceCode === provinceCode && canScheduleDrive(actor, { clubId: club.id, provinceCode })
	);
	const days = daysWithin(lines.flatMap(({ cells }) => cells));
	return {
		areas: (await areasOf(tx, [provinceCode])) as Area[],
		clubs: clubs.map(({ id, name }) => ({ id, name })),
		ofProvince: canScheduleDrive(actor, { clubId: null, provinceCode }),
		there: days ? await drivesThere(tx, { provinceCode, ...days }) : [],
		today: dayIn(province?.timezone ?? 'UTC', now),
		areaLabel: (area) => areaLabel(area, locale),
		titleAt: (place) => titleAt(place, locale)
	};
}
