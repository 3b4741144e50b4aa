import { and, eq } from 'drizzle-orm';
import type { BagNumberInput, BagRefusal } from '$lib/closing/closing-form';
import { recordsOutcomes } from '$lib/drives/status';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { donations } from '../db/schema/registrations';
import { lockDrive } from '../drives/queries';
import { bagIsTaken } from '../registrations/bag-taken';
import type { Tx } from '../scope';

type Correcting = { actor: Actor; driveId: string; input: BagNumberInput };

/** Writes the number of a bag that has none yet, or another one; whoever records donations locks the drive first, as this does. After the drive is closed this is one of the things that changed since. */
export async function correctBag(
	tx: Tx,
	{ actor, driveId, input }: Correcting
): Promise<Result<{ registrationId: string }, BagRefusal>> {
	const { registrationId, bagNumber, version } = input;
	const drive = await lockDrive(tx, driveId);
	if (!drive || !recordsOutcomes(drive.status)) return refused('drive_not_running');
	const [donation] = await tx
		.select()
		.from(donations)
		.where(and(eq(donations.registrationId, registrationId), eq(donations.driveId, driveId)))
		.for('update');
	if (!donation) return refused('donation_not_found');
	if (donation.version !== version) return refused('stale_version');
	if (donation.bagNumber === bagNumber) return done({ registrationId });
	if (await bagIsTaken(tx, driveId, bagNumber, donation.id)) return refused('bag_taken', { bagNumber });
	await tx
		.update(donations)
		.set({ bagNumber, version: version + 1 })
		.where(eq(donations.id, donation.id));
	const { id, provinceCode, clubId } = drive;
	const about = { objectType: 'registration' as const, objectId: registrationId, driveId: id, provinceCode, clubId };
	await recordAudit(tx, actor, { ...about, action: 'registration.bag_corrected', fields: ['bagNumber'] });
	return done({ registrationId });
}
