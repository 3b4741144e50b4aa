import type { Actor } from '../actor';
import { donorOwners, type DonorOwner } from '../donors/owners';
import { canScheduleDrive } from '../policy';
import type { Tx } from '../scope';

/** For whom an actor plans: clubs by name, then offices. */
export async function planningOwners(tx: Tx, actor: Actor): Promise<DonorOwner[]> {
	return (await donorOwners(tx, actor)).filter((owner) => canScheduleDrive(actor, owner));
}
