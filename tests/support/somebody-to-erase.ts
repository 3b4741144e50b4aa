import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { erasePerson } from '../../src/lib/server/donors/erase-person';
import { canaryPerson, leaveTraces } from './canary-person';
import { addDrive } from './desk';
import { added, as, club, database, openDonors } from './donor-registry';
import { erasing } from './erasing';
import { addActor, asSuperuser } from './society';

/** The office of the donor's province, which may erase. */
export let office: Actor;
/** That of another one. */
export let abroad: Actor;
/** The closed drive at which the donor gave. */
export let driveId: string;
/** Somebody who left a trace wherever a person is remembered. */
export let donor: DonorRow;

/** What stands in the database, past every policy. */
export const truth = <T extends object>(statement: string, values: unknown[] = []) =>
	asSuperuser<T>(database.superuserUrl, statement, values);

/** Erases a donor by name, as the office saw them unless told otherwise. */
export const erase = (who: DonorRow, { actor = office, name = who.fullName, version = who.version } = {}) =>
	as(actor, (tx) => erasePerson(tx, actor, { donor: who, input: { name, reason: 'asked', version } }));

/** Opens a registry with a donor to be erased, a new one for every test of a file. */
export function openErasing(): void {
	openDonors();

	beforeAll(async () => {
		office = await addActor(database.superuserUrl, 'province_coordinator');
		abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
	});

	beforeEach(async () => {
		driveId = await addDrive(database.superuserUrl, { clubId: club });
		donor = await added(canaryPerson);
		const other = await added({ fullName: 'Người Ở Lại' });
		await leaveTraces(database.superuserUrl, donor, { driveId, clubId: club, otherId: other.id });
		await truth("update drives set status = 'closed' where id = $1", [driveId]);
	});

	afterEach(() => truth(`${erasing} and erased_at is null`, [donor.id]));
}
