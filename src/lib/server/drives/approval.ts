import { asc, eq, sql } from 'drizzle-orm';
import type { DriveRow } from '$lib/drives/drive-row';
import type { Mover } from '$lib/drives/status';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { provinces } from '../db/schema/areas';
import { canApproveDrives, type OfDrive } from '../policy';
import type { Tx } from '../scope';
import { driveColumns, driveTables } from './row-parts';

/** A drive that waits for the office; `since` is an instant in ISO 8601. */
export type ProposedDrive = DriveRow & { version: number; since: string | null; returnedBecause: string | null };

/** Who moves a drive: whether its province approves drives, and whether the actor is its office. */
export async function moverOf(tx: Tx, actor: Actor, { provinceCode }: Pick<OfDrive, 'provinceCode'>): Promise<Mover> {
	const [province] = await tx
		.select({ approves: provinces.approvesDrives })
		.from(provinces)
		.where(eq(provinces.code, provinceCode));
	return { approves: province?.approves ?? true, office: canApproveDrives(actor, { provinceCode }) };
}

/** The drives that wait for one of the actor's offices, the nearest first. */
export async function proposedDrives(tx: Tx): Promise<ProposedDrive[]> {
	const { rows } = await tx.execute<ProposedDrive>(sql`
		select ${driveColumns}, d.version, to_json(d.status_since)#>>'{}' as since, d.returned_because as "returnedBecause"
		from ${driveTables} where ${waiting} order by d.starts_on, d.id limit 200`);
	return rows;
}

/** How many drives wait for one of the actor's offices. */
export async function countProposed(tx: Tx): Promise<number> {
	const { rows } = await tx.execute<{ count: number }>(
		sql`select count(*)::int as count from drives d where ${waiting}`
	);
	return rows[0]?.count ?? 0;
}

const waiting = sql`(d.status = 'proposed' and d.province_code = any (giot_provinces()))`;

/** The provinces whose office the actor is, and whether they approve drives. */
export async function approvingProvinces(tx: Tx) {
	return tx
		.select({
			code: provinces.code,
			nameVi: provinces.nameVi,
			nameLo: provinces.nameLo,
			nameEn: provinces.nameEn,
			approves: provinces.approvesDrives
		})
		.from(provinces)
		.where(sql`${provinces.code} = any (giot_provinces())`)
		.orderBy(asc(provinces.code));
}

/** Says whether drives of a province are approved before they are announced. What waits already goes on as it may. */
export async function setApproval(
	tx: Tx,
	actor: Actor,
	{ provinceCode, approves }: { provinceCode: string; approves: boolean }
): Promise<void> {
	const { approves: before } = await moverOf(tx, actor, { provinceCode });
	if (before === approves) return;
	await tx.execute(sql`select giot_approve_drives(${provinceCode}, ${approves})`);
	const action = approves ? 'province.approval_asked' : 'province.approval_dropped';
	await recordAudit(tx, actor, { action, objectType: 'province', objectId: provinceCode, provinceCode });
}
