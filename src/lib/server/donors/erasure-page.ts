import { visitsOf } from '../registrations/visits';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';
import { expectedAt } from './expected-at';
import { clubsOf, consentsOf, waitsOf } from './queries';

/** What goes with a person and what stays, counted before anything is done, and the drives that stand in the way. */
export async function erasurePage(tx: Tx, donor: DonorRow) {
	const { id, version, fullName, phone, email, address, idKind, note, donationCount } = donor;
	const [visits, waits] = [await visitsOf(tx, id), await waitsOf(tx, id)];
	return {
		donor: { id, version, fullName },
		expectedAt: await expectedAt(tx, id),
		goes: {
			has: {
				phone: phone !== null,
				email: email !== null,
				address: address !== null,
				paper: idKind !== null,
				note: note !== null
			},
			consents: (await consentsOf(tx, id)).length,
			clubs: (await clubsOf(tx, id)).length
		},
		stays: { donations: donationCount, visits: visits.length, deferrals: waits.filter(({ atDrive }) => atDrive).length }
	};
}
