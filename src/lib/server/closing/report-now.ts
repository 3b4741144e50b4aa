import type { SQL } from 'drizzle-orm';
import { reportOf, type CameIn, type DriveReport, type Given, type PeopleInGroup } from '$lib/closing/report';
import { forecastBefore } from '$lib/drives/forecast';
import { cameByHour, givenAt, peopleByGroup } from '../db/report-rows';
import type { Drive } from '../drives/queries';
import { forecastInputs } from '../drives/forecast-inputs';
import { peopleInStates } from '../registrations/people-in-states';
import type { Tx } from '../scope';

/** The report of a drive from its rows as they are at this instant. */
export async function reportNow(tx: Tx, drive: Drive, now: Date): Promise<DriveReport> {
	return reportOf({
		people: await peopleInStates(tx, drive.id),
		given: await rowsOf<Given>(tx, givenAt([drive.id])),
		groups: await rowsOf<PeopleInGroup>(tx, peopleByGroup([drive.id])),
		came: await rowsOf<CameIn>(tx, cameByHour([drive.id])),
		target: drive.targetUnits,
		forecast: await forecastOfTheDayBefore(tx, drive, now)
	});
}

async function rowsOf<Row>(tx: Tx, rows: SQL): Promise<Row[]> {
	return (await tx.execute(rows)).rows as Row[];
}

/** What was to be expected when the last day before the drive began; null where the past said too little. */
async function forecastOfTheDayBefore(tx: Tx, drive: Drive, now: Date): Promise<DriveReport['forecast']> {
	if (drive.datePrecision !== 'day') return null;
	const { past, province, added } = await forecastInputs(tx, drive, now);
	const { startsOn, endsOn } = drive;
	const course = { startsOn, endsOn, registered: 0, units: 0, added };
	const forecast = forecastBefore(course, 1, { past, province });
	return forecast && { units: forecast.units, low: forecast.low, high: forecast.high };
}
