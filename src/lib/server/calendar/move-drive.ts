import type { Area } from '$lib/areas/area';
import { adviceOn, type Advice } from '$lib/calendar/advice';
import type { EditRefusal } from '$lib/drives/refusals';
import type { Result } from '$lib/result';
import { addDays, dayIn, daysBetween, type CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { areasOf } from '../areas/queries';
import { editDrive } from '../drives/edit-drive';
import type { Drive } from '../drives/queries';
import { typedDrive } from '../drives/typed-drive';
import { canEditDrive } from '../policy';
import { restClashes } from '../registrations/rest-clashes';
import type { Tx } from '../scope';
import { aroundDrive } from './around';

/** What it would mean to hold a drive from another day on: what is to be thought of now and then, and whom it concerns. */
export type MovePreview = {
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	before: Advice[];
	after: Advice[];
	/** Who has a place and would have to be told. */
	people: number;
	/** Who would rest twice at once: while there is anybody, nothing is moved. */
	clashes: number;
};

/** Looks at a move before anything is saved. */
export async function movePreview(tx: Tx, drive: Drive, startsOn: CalendarDate, now: Date): Promise<MovePreview> {
	const then = { ...drive, ...daysFrom(drive, startsOn) };
	return {
		startsOn: then.startsOn,
		endsOn: then.endsOn,
		before: drive.datePrecision === 'day' ? await advisedOn(tx, drive, now) : [],
		after: await advisedOn(tx, then, now),
		people: drive.placesTaken,
		clashes: await restClashes(tx, drive.id, startsOn)
	};
}

/** What is to be thought of about a drive where it stands. */
async function advisedOn(tx: Tx, drive: Drive, now: Date): Promise<Advice[]> {
	return adviceOn({ ...drive, asOf: dayIn(drive.timezone, now) }, await aroundDrive(tx, drive));
}

/** What whoever plans a drive that lies ahead should think of, with the areas that are named by code; null for everybody else. */
export async function planningOf(tx: Tx, { actor, drive, now }: { actor: Actor; drive: Drive; now: Date }) {
	const isAhead = dayIn(drive.timezone, now) <= drive.startsOn && drive.status !== 'cancelled';
	if (!isAhead || drive.datePrecision !== 'day' || !canEditDrive(actor, drive)) return null;
	const advice = await advisedOn(tx, drive, now);
	const named = new Set(advice.flatMap((one) => (one.kind === 'same_people' ? one.nearby.areaCode : [])));
	const areas = named.size > 0 ? await areasOf(tx, [drive.provinceCode]) : [];
	return { advice, areas: areas.filter(({ code }) => named.has(code)) as Area[] };
}

type Moving = { actor: Actor; drive: Drive; startsOn: CalendarDate; changeReason: string; version: number; now: Date };

/** Moves a drive to another first day, as long as it was; everything else stays, and all that forbids an edit forbids this one. */
export async function moveDrive(
	tx: Tx,
	{ actor, drive, startsOn, changeReason, version, now }: Moving
): Promise<Result<{ id: string }, EditRefusal>> {
	const days = daysFrom(drive, startsOn);
	const endsOn = days.endsOn === days.startsOn ? '' : days.endsOn;
	const input = { ...typedDrive(drive), startsOn, endsOn, changeReason, version };
	return editDrive(tx, { actor, driveId: drive.id, input, now });
}

/** A drive whose day was not known takes one day. */
function daysFrom(drive: Drive, startsOn: CalendarDate) {
	const length = drive.datePrecision === 'day' ? daysBetween(drive.startsOn, drive.endsOn) : 0;
	return { startsOn, endsOn: addDays(startsOn, length) };
}
