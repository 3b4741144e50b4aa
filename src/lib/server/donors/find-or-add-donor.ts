import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import type { Tx } from '../scope';
import { addDonor, type AddDonorRefusal, type AddingDonor } from './add-donor';
import type { DonorRow } from './donor-row';
import { donorById } from './queries';

/** A known donor by id, or what was typed about a new one while `donorId` is empty. */
export type FindingDonor = Omit<AddingDonor, 'input'> & { input: AddingDonor['input'] & { donorId: string } };

/** Why there is no donor to go on with. */
export type FindOrAddRefusal = AddDonorRefusal | 'donor_not_found';

/** The chosen donor unchanged, if the actor may see that person, or a new one. */
export async function findOrAddDonor(
	tx: Tx,
	actor: Actor,
	{ input, ...rest }: FindingDonor
): Promise<Result<{ donor: DonorRow; added: boolean }, FindOrAddRefusal>> {
	if (input.donorId !== '') {
		const donor = await donorById(tx, input.donorId);
		const ofPlace = donor?.provinceCode === rest.provinceCode;
		return donor && ofPlace ? done({ donor, added: false }) : refused('donor_not_found');
	}
	const added = await addDonor(tx, actor, { ...rest, input });
	return added.ok ? done({ donor: added.value, added: true }) : added;
}
