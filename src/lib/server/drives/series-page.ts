import { daysTaken, seriesRows, standingAt, type Series } from '$lib/drives/repeats';
import type { Period } from '$lib/drives/dates';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Tx } from '../scope';
import { closedOnOf } from './closed-on';
import { drivesAlongside } from './drives-alongside';
import type { Drive } from './queries';

type Asking = { series: Series; locale: Locale; now: Date };

/** The drives of a series like one, before any of them is planned, each with what its club holds then already. */
export async function seriesPreview(tx: Tx, drive: Drive, { series, locale, now }: Asking) {
	const { provinceCode, timezone, startsOn, endsOn, datePrecision } = drive;
	const like: Period = { first: startsOn, last: datePrecision === 'day' ? endsOn : startsOn };
	const today = dayIn(timezone, now);
	const closedOn = await closedOnOf(tx, { provinceCode, from: today, locale });
	const rows = seriesRows({ like, series, today, closedOn });
	const taken = daysTaken(rows, like);
	const standing = taken ? await drivesAlongside(tx, drive, taken) : [];
	return rows.map((row) => ({ ...row, there: standingAt(row, like, standing) }));
}
