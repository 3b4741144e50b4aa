import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { countryOf } from '$lib/areas/country';
import type { VolunteerAction } from '$lib/audit/action';
import { differences } from '$lib/differences';
import { dialled } from '$lib/donors/phone';
import { done, refused, type Result } from '$lib/result';
import type { VolunteerInput } from '$lib/team/team-forms';
import type { Actor } from '../actor';
import { wasDoneBy } from '../audit/queries';
import { recordAudit } from '../audit/record';
import { driveShifts, volunteers } from '../db/schema/team';
import type { OwnedByClub } from '../policy';
import type { Tx } from '../scope';
import type { Volunteer } from './queries';

type Person = Pick<VolunteerInput, 'fullName' | 'phone' | 'note'>;

/** Adds a volunteer of a club or an office under the id issued with the form; the second sending of a form finds what the first one added. */
export async function addVolunteer(
	tx: Tx,
	actor: Actor,
	{ owner, input, id = '' }: { owner: OwnedByClub; input: Person; id?: string }
): Promise<{ id: string }> {
	if (id && (await wasDoneBy(tx, actor, 'volunteer.added', id))) return { id };
	const { clubId, provinceCode } = owner;
	const key = id || v7();
	const added = await tx
		.insert(volunteers)
		.values({ id: key, clubId, provinceCode, ...rowOf(input, provinceCode) })
		.onConflictDoNothing({ target: volunteers.id });
	// An id that somebody else's volunteer bears is as good as none, and nothing is told of them.
	if (added.rowCount === 0) return addVolunteer(tx, actor, { owner, input });
	await auditVolunteer(tx, actor, { id: key, clubId, provinceCode }, 'volunteer.added');
	return { id: key };
}

/** Corrects a volunteer. Refuses a version that somebody else has changed meanwhile. */
export async function editVolunteer(
	tx: Tx,
	actor: Actor,
	volunteer: Volunteer,
	input: VolunteerInput
): Promise<Result<null, 'stale_version'>> {
	const row = rowOf(input, volunteer.provinceCode);
	const fields = differences(row, volunteer).map(({ name }) => name);
	if (!(await write(tx, volunteer, row, input.version))) return refused('stale_version');
	await auditVolunteer(tx, actor, volunteer, 'volunteer.edited', fields);
	return done(null);
}

/** Sets somebody aside who left, so that they are offered no more, or takes them up again. Refuses a stale version. */
export async function setVolunteerAside(
	tx: Tx,
	actor: Actor,
	{ volunteer, version, now }: { volunteer: Volunteer; version: number; now: Date | null }
): Promise<Result<null, 'stale_version'>> {
	if (!(await write(tx, volunteer, { archivedAt: now }, version))) return refused('stale_version');
	await auditVolunteer(tx, actor, volunteer, now ? 'volunteer.archived' : 'volunteer.restored');
	return done(null);
}

/** Removes a volunteer for good, as they may ask at any time. The places that they had are open. */
export async function removeVolunteer(tx: Tx, actor: Actor, volunteer: Volunteer): Promise<void> {
	await tx
		.update(driveShifts)
		.set({ volunteerId: null, state: 'needed', version: sql`${driveShifts.version} + 1` })
		.where(eq(driveShifts.volunteerId, volunteer.id));
	await tx.delete(volunteers).where(eq(volunteers.id, volunteer.id));
	await auditVolunteer(tx, actor, volunteer, 'volunteer.removed');
}

function rowOf({ fullName, phone, note }: Person, provinceCode: string) {
	return { fullName, phone: dialled(phone, countryOf(provinceCode) ?? 'VN'), note: note || null };
}

async function write(tx: Tx, { id }: Volunteer, values: Partial<Volunteer>, version: number): Promise<boolean> {
	const written = await tx
		.update(volunteers)
		.set({ ...values, version: sql`${volunteers.version} + 1` })
		.where(and(eq(volunteers.id, id), eq(volunteers.version, version)));
	return written.rowCount === 1;
}

async function auditVolunteer(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId }: OwnedByClub & { id: string },
	action: VolunteerAction,
	fields?: string[]
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'volunteer', objectId: id, provinceCode, clubId, fields });
}
