import { and, asc, desc, eq, ne, notInArray, sql } from 'drizzle-orm';
import type { Period } from '$lib/drives/dates';
import { nextLike, type ClosedOn } from '$lib/drives/next-date';
import type { NewDriveInput } from '$lib/drives/drive-form';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { campaigns } from '../db/schema/clubs';
import { drives, driveTemplates } from '../db/schema/drives';
import { bareText } from '../name-order';
import { canScheduleDrive } from '../policy';
import type { Tx } from '../scope';
import type { Drive } from './queries';
import { typedDrive } from './typed-drive';

const LAST_DRIVES = 6;

/** A drive to begin a plan from; `name` is the one it is kept under, or its title. */
export type Beginning = { driveId: string; name: string; startsOn: CalendarDate; endsOn: CalendarDate };

/** What a new plan may begin from: what is kept at hand, by name, and the actor's last drives, the newest first. */
export async function beginningsOf(tx: Tx, actor: Actor): Promise<{ kept: Beginning[]; last: Beginning[] }> {
	const about = { driveId: drives.id, startsOn: drives.startsOn, endsOn: drives.endsOn };
	const owner = { clubId: drives.clubId, provinceCode: drives.provinceCode };
	const kept = await tx
		.select({ ...about, ...owner, name: driveTemplates.name })
		.from(driveTemplates)
		.innerJoin(drives, eq(drives.id, driveTemplates.driveId))
		.orderBy(asc(bareText(driveTemplates.name)), asc(driveTemplates.id));
	const apart = kept.map(({ driveId }) => driveId);
	const last = await tx
		.select({ ...about, ...owner, name: drives.title })
		.from(drives)
		.where(and(ofTheActor, ne(drives.status, 'cancelled'), notInArray(drives.id, apart)))
		.orderBy(desc(drives.startsOn), desc(drives.id))
		.limit(LAST_DRIVES);
	const offered = (rows: typeof kept) =>
		rows.filter((row) => canScheduleDrive(actor, row)).map((row) => beginning(row));
	return { kept: offered(kept), last: offered(last) };
}

/** Of a club the drives that the actor administers; of a province those that it holds itself. */
const ofTheActor = sql`(${drives.clubId} = any (giot_admin_clubs()) or (${drives.provinceCode} = any (giot_provinces())
	and ${drives.datePrecision} = 'day' and ${drives.seedKey} is null))`;

function beginning({
	driveId,
	name,
	startsOn,
	endsOn
}: {
	driveId: string;
	name: string;
	startsOn: string;
	endsOn: string;
}) {
	return { driveId, name, startsOn: startsOn as CalendarDate, endsOn: endsOn as CalendarDate };
}

type Asking = { today: CalendarDate; closedOn: ClosedOn };

/** The next plan like a drive, as its form shows it: on the next free day. */
export async function planLike(tx: Tx, drive: Drive, { today, closedOn }: Asking): Promise<Omit<NewDriveInput, 'id'>> {
	return planOn(tx, drive, nextLike({ first: drive.startsOn, last: lastDay(drive) }, today, closedOn));
}

/** A plan like a drive on certain days, without the campaign where that is over by then. */
export async function planOn(tx: Tx, drive: Drive, { first, last }: Period): Promise<Omit<NewDriveInput, 'id'>> {
	const { version: _version, changeReason: _reason, ...typed } = typedDrive(drive);
	const campaignId = (await isRunning(tx, typed.campaignId, first)) ? typed.campaignId : '';
	return { ...typed, campaignId, startsOn: first, endsOn: last === first ? '' : last };
}

/** Of a month or a year that is all one knows, the next plan is one day. */
function lastDay({ datePrecision, startsOn, endsOn }: Drive): CalendarDate {
	return datePrecision === 'day' ? endsOn : startsOn;
}

async function isRunning(tx: Tx, campaignId: string, day: CalendarDate): Promise<boolean> {
	if (campaignId === '') return false;
	const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId));
	return campaign !== undefined && (campaign.endsOn === null || campaign.endsOn >= day);
}
