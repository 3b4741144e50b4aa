import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { newDonorForm, type NewDonorInput } from '../../src/lib/donors/donor-form';
import { readDonorFilter } from '../../src/lib/donors/list-filter';
import type { Actor } from '../../src/lib/server/actor';
import { connect } from '../../src/lib/server/db';
import { addDonor } from '../../src/lib/server/donors/add-donor';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { listDonors } from '../../src/lib/server/donors/list';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addActor, addClub } from './society';
import { settingsOfTests } from './settings-of-tests';
import { createTestDatabase, type TestDatabase } from './test-database';

/** The moment of these tests. */
export const now = new Date('2026-11-23T03:00:00Z');
/** The province of both clubs. */
export const provinceCode = 'VN-21';

/** The tests’ own database. */
export let database: TestDatabase;
/** Connections of the application’s role. */
export let pool: pg.Pool;
/** The club whose donors they are. */
export let club: string;
/** Who keeps them. */
export let registrar: Actor;
/** The administrator of another club. */
export let neighbour: Actor;

/** Opens a database with two clubs for the tests of a file. */
export function openDonors(): void {
	beforeAll(async () => {
		database = await createTestDatabase();
		settingsOfTests(database.appUrl);
		pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
		club = await addClub(database.superuserUrl, 'Sen Hồng');
		registrar = await addActor(database.superuserUrl, 'registrar', { clubId: club });
		const otherClub = await addClub(database.superuserUrl, 'Thường Xuân');
		neighbour = await addActor(database.superuserUrl, 'club_admin', { clubId: otherClub });
	});

	afterAll(async () => {
		await pool.end();
		await database.drop();
	});
}

/** Runs work as somebody. */
export const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
	withScope(connect(pool), { kind: 'actor', actor }, work);

/** A filled-in form. */
export const typed = (
	fields: Partial<NewDonorInput> & { fullName: string }
): NewDonorInput & { confirmNew: boolean } => ({
	...newDonorForm.parse({ consentRegistration: true, ...fields }),
	confirmNew: true
});

/** Adds a donor who must be accepted. */
export async function added(
	fields: Partial<NewDonorInput> & { fullName: string },
	actor = registrar
): Promise<DonorRow> {
	const clubId = actor.memberships[0]?.clubId ?? null;
	const result = await as(actor, (tx) =>
		addDonor(tx, actor, { clubId, provinceCode, input: typed(fields), locale: 'vi', now })
	);
	if (!result.ok) throw new Error(result.refusal);
	return result.value;
}

/** The names that a search finds. */
export const found = (address: string, actor = registrar) =>
	as(actor, async (tx) => {
		const page = await listDonors(tx, readDonorFilter(new URLSearchParams(address)), now);
		return page.donors.map(({ fullName }) => fullName);
	});
