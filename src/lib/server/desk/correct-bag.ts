import { and, eq, or, sql } from 'drizzle-orm';
import type { Component } from '$lib/donations/component';
import { recordsOutcomes } from '$lib/drives/status';
import type { SettleRefusal } from '$lib/desk/settle-form';
import { differences } from '$lib/differences';
import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import { donations, registrations } from '../db/schema/registrations';
import { lockDonor } from '../donors/queries';
import { rulesOn } from '../donors/rule-sets';
import type { Drive } from '../drives/queries';
import { bagIsTaken } from '../registrations/bag-taken';
import { breachesInterval } from '../registrations/interval-breach';
import type { Tx } from '../scope';
import { keptOperation } from './kept-operation';
import { openLook, settle, type Look, type Settled, type Settling } from './open-look';

type Donation = typeof donations.$inferSelect;

/** Of two bags of one person the other one counts: what was typed of it replaces what is stored. Refused where nobody said that they are sure. */
export async function letItCount(tx: Tx, settling: Settling & { sure: boolean }): Promise<Settled> {
	if (!settling.sure) return refused('sure_missing');
	const opened = await openStored(tx, settling, 'donated_twice');
	if (!opened.ok) return opened;
	const { look, stored } = opened.value;
	const operation = await keptOperation(tx, look.row.id);
	if (operation?.act !== 'donate') return refused('typed_is_gone');
	if (stored.operationId === look.row.id) return settle(tx, look, settling, { as: 'counted' });
	const { volumeMl, bagNumber, quantitySufficient, component, stopped, reaction, reactionKind } = operation;
	const bag = { bagNumber: bagNumber || null, volumeMl, quantitySufficient, component, stopped };
	const said = { ...bag, reaction: reaction || null, reactionKind: reaction === 'none' ? null : reactionKind || null };
	const other = await instead(tx, look.drive, stored, said);
	if (!other.ok) return other;
	return settle(tx, look, settling, { as: 'counted', aside: true, fields: other.value });
}

/** The right number of a bag that was stored without one, because the number that was typed was taken. */
export async function numberBag(tx: Tx, settling: Settling & { bagNumber: string }): Promise<Settled> {
	const opened = await openStored(tx, settling, 'bag_taken');
	if (!opened.ok) return opened;
	const { look, stored } = opened.value;
	if (stored.bagNumber !== null) return refused('settled_meanwhile');
	const { bagNumber } = settling;
	if (await bagIsTaken(tx, stored.driveId, bagNumber, stored.id)) return refused('bag_taken', { bagNumber });
	await tx
		.update(donations)
		.set({ bagNumber, version: sql`${donations.version} + 1` })
		.where(eq(donations.id, stored.id));
	return settle(tx, look, settling, { as: 'numbered', fields: ['bagNumber'] });
}

/** The donation about which an operation is looked at, with its donor locked. */
async function openStored(
	tx: Tx,
	settling: Settling,
	doubt: Settling['doubt']
): Promise<Result<{ look: Look; stored: Donation }, SettleRefusal>> {
	const opened = await openLook(tx, settling);
	if (!opened.ok) return opened;
	const look = opened.value;
	if (settling.doubt !== doubt) return refused('not_for_this');
	if (!recordsOutcomes(look.drive.status)) return refused('drive_not_running');
	const { registrationId: name, driveId } = look.row;
	const named = or(eq(registrations.id, name), eq(registrations.operationId, name));
	const [found] = await tx
		.select({ stored: donations })
		.from(donations)
		.innerJoin(registrations, eq(registrations.id, donations.registrationId))
		.where(and(eq(registrations.driveId, driveId), named));
	if (!found) return refused('no_donation');
	await lockDonor(tx, found.stored.donorId);
	return done({ look, stored: found.stored });
}

type Said = Pick<Donation, 'bagNumber' | 'volumeMl'> & { component: Component } & Partial<Donation>;

/**
 * What was typed stands instead of what is stored, as if it had been typed at once. What is stored is taken out before: the donor's row knows the last donation
 * at any club, and a bag never lies too close to itself. Answers the fields in which the two differ.
 */
async function instead(tx: Tx, drive: Drive, stored: Donation, said: Said): Promise<Result<string[], 'bag_taken'>> {
	const { bagNumber, component } = said;
	if (bagNumber && (await bagIsTaken(tx, stored.driveId, bagNumber, stored.id)))
		return refused('bag_taken', { bagNumber });
	await tx.delete(donations).where(eq(donations.id, stored.id));
	const donor = await lockDonor(tx, stored.donorId);
	if (!donor) throw new Error('The donor of a donation is gone');
	const on = stored.donatedOn as CalendarDate;
	const rules = await rulesOn(tx, drive.placeProvince, on);
	const intervalBreach = await breachesInterval(tx, donor, { on, component }, rules);
	const counted = { ...said, intervalBreach };
	await tx.insert(donations).values({ ...stored, ...counted, version: stored.version + 1 });
	return done(differences(counted, stored).map(({ name }) => name));
}
