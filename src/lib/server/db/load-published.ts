import type pg from 'pg';
import { v7 } from 'uuid';
import published from '../../../../drizzle/reference/published-drives.json';
import { addDays, daysBetween, type CalendarDate } from '../../time/calendar-date';
import { insertMissing, insertRows, type StoredRow } from './load-rows';
import { driveDays, driveSites, drives, reportedResults } from './schema/drives';

type Published = Omit<(typeof published)[number], 'approximate'> & { approximate: readonly string[] };
type Added = { drive: Published; driveId: string };

/** Adds the results reported in the press as closed drives; one that is there already keeps whatever became of it. */
export async function addMissingPublishedDrives(client: pg.Client): Promise<void> {
	const { rows: campaigns } = await client.query<StoredRow>('select id, seed_key from campaigns');
	const rows = published.map((drive) => driveRow(drive, idBySeedKey(campaigns).get(drive.campaign) ?? null));

	const ids = idBySeedKey(await insertMissing(client, drives, rows));
	const added = published.flatMap((drive) => {
		const driveId = ids.get(drive.key);
		return driveId ? [{ drive, driveId }] : [];
	});
	await insertRows(client, reportedResults, added.map(resultRow));
	await insertRows(client, driveDays, added.flatMap(dayRows));
	await insertRows(client, driveSites, added.flatMap(siteRows));
}

function idBySeedKey(rows: StoredRow[]): Map<unknown, string> {
	return new Map(rows.map((row) => [row.seed_key, String(row.id)]));
}

/** All of them were collected by Thanh Hóa's blood centre, the one outside the province included. */
function driveRow(drive: Published, campaignId: string | null) {
	return {
		id: v7(),
		provinceCode: 'VN-21',
		timezone: 'Asia/Ho_Chi_Minh',
		campaignId,
		areaCode: drive.areaCode,
		outsideProvince: drive.outsideProvince,
		kind: drive.kind,
		title: drive.title,
		venueName: drive.venueName,
		organiser: drive.organiser,
		status: 'closed',
		startsOn: drive.startsOn,
		endsOn: drive.endsOn,
		datePrecision: drive.datePrecision,
		targetUnits: drive.targetUnits,
		resultKind: 'reported',
		seedKey: drive.key
	};
}

function resultRow({ drive, driveId }: Added) {
	return {
		driveId,
		registered: drive.registered,
		registeredApproximate: drive.approximate.includes('registered'),
		donated: drive.donated,
		units: drive.units,
		unitsApproximate: drive.approximate.includes('units'),
		volumeMl: drive.volumeMl,
		areaAsPrinted: drive.areaAsPrinted,
		inferred: drive.inferred,
		derived: drive.derived,
		sourceUrl: drive.sourceUrl,
		note: drive.note
	};
}

function dayRows({ drive, driveId }: Added) {
	if (drive.datePrecision !== 'day') return [];
	const [first, last] = [drive.startsOn as CalendarDate, drive.endsOn as CalendarDate];
	return Array.from({ length: daysBetween(first, last) + 1 }, (_, day) => ({ driveId, heldOn: addDays(first, day) }));
}

function siteRows({ drive, driveId }: Added) {
	return drive.sites.map((site, index) => ({ driveId, position: index + 1, ...site }));
}
