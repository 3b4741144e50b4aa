import { forecastOf, overBefore, type Forecast } from '$lib/drives/forecast';
import { judged, LOOKED_AT, qualityOf, type Quality } from '$lib/drives/forecast-quality';
import { dayIn, daysBetween } from '$lib/time/calendar-date';
import type { Tx } from '../scope';
import { forecastInputs, type ForecastInputs } from './forecast-inputs';
import type { Drive } from './queries';

/** States of a drive whose units still lie ahead. */
const AHEAD = ['draft', 'proposed', 'approved', 'announced', 'open', 'running'];

/** A forecast with what it says it was made from: people registered and whole days to go, 0 on the first day and later. */
export type ShownForecast = Forecast & { registered: number; daysToGo: number };

/** Whether units can be expected of a drive. */
function isForecast({ status, datePrecision }: Pick<Drive, 'status' | 'datePrecision'>): boolean {
	return AHEAD.includes(status) && datePrecision === 'day';
}

/** What to expect of a drive now; null where it is over, and where the club's past says too little. */
export async function forecastNow(tx: Tx, drive: Drive, now: Date): Promise<ShownForecast | null> {
	return isForecast(drive) ? shown(drive, await forecastInputs(tx, drive, now), now) : null;
}

/** The forecast of a drive with what it was made from, and how good those of the club's past drives would have been. */
export async function forecastPage(tx: Tx, drive: Drive, now: Date) {
	const inputs = await forecastInputs(tx, drive, now);
	return {
		forecast: isForecast(drive) ? shown(drive, inputs, now) : null,
		inputs,
		today: dayIn(drive.timezone, now),
		quality: LOOKED_AT.map((daysBefore): { daysBefore: number; quality: Quality | null } => ({
			daysBefore,
			quality: qualityOf(judged(inputs.past, daysBefore, inputs.province))
		}))
	};
}

function shown(drive: Drive, inputs: ForecastInputs, now: Date): ShownForecast | null {
	const today = dayIn(drive.timezone, now);
	const registered = Object.values(inputs.added).reduce((sum, people) => sum + people, 0);
	const forecast = forecastOf({ ...inputs, registered, past: overBefore(inputs.past, today) });
	return forecast && { ...forecast, registered, daysToGo: Math.max(0, daysBetween(today, drive.startsOn)) };
}
