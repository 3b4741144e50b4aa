import type { RegistrationInput } from '$lib/drives/registration-form';
import type { Access } from '../access';
import { recordAudit } from '../audit/record';
import { giveBack, takeTry } from '../auth/allowance';
import type { Allowance } from '../auth/throttle';
import { exactIdentity, matchDonor, type ExactIdentity } from '../donors/match-donor';
import type { Drive } from '../drives/queries';
import { canMatchDonors } from '../policy';
import { chosenDonor, type Chosen } from './chosen-donor';

/** Enough for a busy desk, too few to try out names and numbers: look-ups that found nobody, per person. */
const LOOK_UPS: Allowance = { most: 30, minutes: 15 };

type LookingUp = { drive: Drive; input: RegistrationInput; now: Date };

/**
 * Looks for a new person among the donors of other clubs: what the desk needs to know of an exact match, or null. Every look-up is in
 * the audit trail; whoever finds nobody too often is told nothing more for a while, and goes on registering.
 */
export async function lookUpDonor(access: Access, { drive, input, now }: LookingUp): Promise<Chosen | null> {
	const { actor, scope } = access;
	if (!canMatchDonors(actor, drive)) return null;
	const identity = await scope((tx) => exactIdentity(tx, drive.provinceCode, input));
	if (!identity) return null;
	// One link lets in any number of devices: those of a drive share what one person has.
	const whose = actor.kind === 'device' ? drive.id : actor.accountId;
	const taken = await takeTry(`look-up ${whose}`, LOOK_UPS, now);
	if (!taken) return null;

	const found = await auditedMatch(access, identity, { drive, input, now });
	if (found) await giveBack(taken);
	return found;
}

async function auditedMatch({ actor, scope }: Access, identity: ExactIdentity, { drive, input, now }: LookingUp) {
	return scope(async (tx) => {
		const donorId = await matchDonor(tx, drive.id, identity);
		// What found nobody is filed under the sending, which may become a registration.
		const object = donorId
			? ({ objectType: 'donor', objectId: donorId } as const)
			: ({ objectType: 'registration', objectId: input.operationId } as const);
		const { id: driveId, provinceCode, clubId } = drive;
		await recordAudit(tx, actor, { action: 'donor.looked_up', ...object, driveId, provinceCode, clubId });
		return donorId === null ? null : chosenDonor(tx, drive, donorId, now);
	});
}
