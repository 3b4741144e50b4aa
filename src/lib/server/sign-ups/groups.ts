import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { countryOf } from '$lib/areas/country';
import { dialled } from '$lib/donors/phone';
import { done, refused, type Result } from '$lib/result';
import type { ChangedGroup, GroupInput } from '$lib/sign-ups/group-form';
import { v7 } from 'uuid';
import type { Actor } from '../actor';
import { newToken, tokenHash } from '../auth/token';
import { driveGroups } from '../db/schema/sign-ups';
import { auditDrive } from '../drives/audit-drive';
import { lockDrive, type Drive } from '../drives/queries';
import { seal, unsealed } from '../sealing';
import type { Tx } from '../scope';
import { driveAddress } from './addresses';
import { signUpsOf } from './queries';

/** The groups of a drive by name, each with the address of its own page; null where the link was revoked or cannot be shown any more. */
export async function groupsOf(tx: Tx, driveId: string) {
	const { code } = await signUpsOf(tx, driveId);
	const found = await tx
		.select()
		.from(driveGroups)
		.where(eq(driveGroups.driveId, driveId))
		.orderBy(asc(driveGroups.name), asc(driveGroups.id));
	return found.map(({ tokenSealed, tokenHash: _hash, ...group }) => {
		const token = group.revokedAt === null ? unsealed('group link', tokenSealed, group.id) : null;
		return { ...group, address: token === null ? null : driveAddress(code, token) };
	});
}

/** Adds a group with a link of its own. */
export async function makeGroup(
	tx: Tx,
	{ actor, drive, input }: { actor: Actor; drive: Drive; input: GroupInput }
): Promise<void> {
	const [id, token] = [v7(), newToken()];
	await tx.insert(driveGroups).values({
		...valuesOf(drive, input),
		id,
		driveId: drive.id,
		tokenHash: tokenHash(token),
		tokenSealed: seal('group link', token, id),
		createdBy: actor.accountId
	});
	await auditDrive(tx, actor, drive, 'drive.group_made');
}

type Changing = { actor: Actor; driveId: string; input: ChangedGroup };

/** Changes a group; whoever has a place keeps it, so that a cap below them is refused. */
export async function editGroup(
	tx: Tx,
	{ actor, driveId, input }: Changing
): Promise<Result<null, 'group_gone' | 'stale_version' | 'cap_below_taken'>> {
	const drive = await lockDrive(tx, driveId);
	const [group] = await tx
		.select()
		.from(driveGroups)
		.where(and(eq(driveGroups.id, input.groupId), eq(driveGroups.driveId, driveId)))
		.for('update');
	if (!drive || !group) return refused('group_gone');
	if (group.version !== input.version) return refused('stale_version');
	if (input.cap < group.taken) return refused('cap_below_taken', { taken: group.taken });
	const values = valuesOf(drive, input);
	const fields = (Object.keys(values) as (keyof typeof values)[]).filter((field) => group[field] !== values[field]);
	await tx
		.update(driveGroups)
		.set({ ...values, version: sql`${driveGroups.version} + 1` })
		.where(eq(driveGroups.id, group.id));
	await auditDrive(tx, actor, drive, 'drive.group_edited', fields);
	return done(null);
}

/** Revokes the link of a group; its people keep their places. False when the drive has no such group. */
export async function revokeGroup(
	tx: Tx,
	{ actor, drive, groupId, now }: { actor: Actor; drive: Drive; groupId: string; now: Date }
): Promise<boolean> {
	const itself = and(eq(driveGroups.id, groupId), eq(driveGroups.driveId, drive.id));
	const revoked = await tx
		.update(driveGroups)
		.set({ revokedAt: now })
		.where(and(itself, isNull(driveGroups.revokedAt)));
	if (!revoked.rowCount) return (await tx.$count(driveGroups, itself)) > 0;
	await auditDrive(tx, actor, drive, 'drive.group_revoked');
	return true;
}

function valuesOf({ provinceCode }: Drive, { name, cap, contactName, contactPhone, contactEmail }: GroupInput) {
	return {
		name,
		cap,
		contactName: contactName || null,
		contactPhone: dialled(contactPhone, countryOf(provinceCode) ?? 'VN'),
		contactEmail: contactEmail || null
	};
}
