import { eq } from 'drizzle-orm';
import { daysOf } from '$lib/drives/dates';
import { hoursByPlace, sameHours } from '$lib/drives/day-hours';
import { daysBetween } from '$lib/time/calendar-date';
import { drives } from '../db/schema/drives';
import { copyTeamAndThings } from '../drives-plan/copy';
import { copyPlaces } from '../sign-ups/copy-places';
import type { Tx } from '../scope';
import { daysOfDrive, writeDayRows } from './day-rows';
import { findDrive, lockDrive, type Drive } from './queries';
import { siteRows, writeSiteRows } from './site-rows';

/** Which drive is copied, and into which one that was added just now. */
export type Copying = { from: string; to: string };

/**
 * Takes what hangs on a plan over into a new one: sites, the hours of its days where both have the same usual ones, how places are given out, the
 * places of its team, its checklist and its equipment. A second time it does
 * nothing, and nothing is taken from a drive that the actor does not see.
 */
export async function copyPlan(tx: Tx, { from, to }: Copying): Promise<void> {
	const [source, target] = [await findDrive(tx, from), await lockDrive(tx, to)];
	if (!source || !target || target.copiedFrom !== null || source.id === target.id) return;
	await tx.update(drives).set({ copiedFrom: source.id }).where(eq(drives.id, target.id));
	await writeSiteRows(tx, target.id, await siteRows(tx, source.id));
	await copyHours(tx, source, target);
	await copyPlaces(tx, { from: source.id, to: target });
	const shiftDays = daysBetween(source.startsOn, target.startsOn);
	await copyTeamAndThings(tx, { from: source.id, to: target.id, shiftDays });
}

async function copyHours(tx: Tx, source: Drive, target: Drive) {
	const isExact = source.datePrecision === 'day' && target.datePrecision === 'day';
	if (!isExact || !sameHours(source, target)) return;
	const days = daysOf({ first: target.startsOn, last: target.endsOn });
	await writeDayRows(tx, target.id, hoursByPlace(days, await daysOfDrive(tx, source.id), target));
}
