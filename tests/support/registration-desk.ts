import type pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { RegistrationInput } from '../../src/lib/drives/registration-form';
import type { Actor } from '../../src/lib/server/actor';
import { connect, openPool } from '../../src/lib/server/db';
import { deferDonor } from '../../src/lib/server/registrations/defer-donor';
import { recordDonation } from '../../src/lib/server/registrations/record-donation';
import { recordFit } from '../../src/lib/server/registrations/record-fit';
import { recordOutcome, type PlainOutcome } from '../../src/lib/server/registrations/record-outcome';
import { registerDonor, type Registered } from '../../src/lib/server/registrations/register-donor';
import { undoLast } from '../../src/lib/server/registrations/undo-last';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { act, addDrive, addPerson, fitting, giving, now, today, waiting } from './desk';
import { addActor, addClub, asSuperuser } from './society';
import { settingsOfTests } from './settings-of-tests';
import { createTestDatabase, type TestDatabase } from './test-database';

/** The tests’ own database. */
export let database: TestDatabase;
let pool: pg.Pool;
/** The club whose desk it is. */
export let club: string;
/** Another club of the province. */
export let otherClub: string;
/** Who works at the desk. */
export let registrar: Actor;
/** The administrator of the other club. */
export let stranger: Actor;
/** A running drive of the club, a new one for each test. */
export let driveId: string;

/** Opens a database with two clubs for the tests of a file, and a new drive before each of them. */
export function openDesk(): void {
	beforeAll(async () => {
		database = await createTestDatabase();
		settingsOfTests(database.appUrl);
		pool = openPool(database.appUrl);
		club = await addClub(database.superuserUrl, 'Sen Hồng');
		otherClub = await addClub(database.superuserUrl, 'Hoa Ban');
		registrar = await addActor(database.superuserUrl, 'registrar', { clubId: club });
		stranger = await addActor(database.superuserUrl, 'club_admin', { clubId: otherClub });
	});

	afterAll(async () => {
		await pool.end();
		await database.drop();
	});

	beforeEach(async () => {
		driveId = await addDrive(database.superuserUrl, { clubId: club });
	});
}

/** Runs work as somebody. */
export const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
	withScope(connect(pool), { kind: 'actor', actor }, work);
/** Asks the database past all policies. */
export const truth = (statement: string, values: unknown[] = []) =>
	asSuperuser(database.superuserUrl, statement, values);
/** A donor of the club. */
export const person = (changes: { fullName?: string; sex?: string; birthDate?: string; weightClass?: string } = {}) =>
	addPerson(database.superuserUrl, { clubId: club, ...changes });

/** Registers somebody at a drive. */
export const register = (input: RegistrationInput, at = driveId, actor = registrar) =>
	as(actor, (tx) => registerDonor(tx, { actor, driveId: at, input, locale: 'vi', now }));

/** Registers somebody who must be accepted. */
export async function registered(input: RegistrationInput, at = driveId): Promise<Registered> {
	const result = await register(input, at);
	if (!result.ok) throw new Error(result.refusal);
	return result.value;
}

/** Records what became of a registration. */
export const outcome = (to: PlainOutcome, input: ReturnType<typeof act>, at = driveId) =>
	as(registrar, (tx) => recordOutcome(tx, { actor: registrar, driveId: at, input, to, now }));
/** Records that somebody was found fit. */
export const fit = (input: ReturnType<typeof fitting>, at = driveId) =>
	as(registrar, (tx) => recordFit(tx, { actor: registrar, driveId: at, input, now }));
/** Records a donation. */
export const donate = (input: ReturnType<typeof giving>, at = driveId) =>
	as(registrar, (tx) => recordDonation(tx, { actor: registrar, driveId: at, input, now }));
/** Defers a donor. */
export const defer = (input: ReturnType<typeof waiting>) =>
	as(registrar, (tx) => deferDonor(tx, { actor: registrar, driveId, input, now }));
/** Takes back the last act of a registration. */
export const undo = (input: ReturnType<typeof act>) =>
	as(registrar, (tx) => undoLast(tx, { actor: registrar, driveId, input, now }));

/** A registration’s state and version. */
export const stateOf = async (id: string) =>
	(await truth('select state, version from registrations where id = $1', [id]))[0];
/** How many places of a drive are taken. */
export const placesTaken = async (id = driveId) =>
	(await truth('select places_taken from drives where id = $1', [id]))[0]?.places_taken;

/** Somebody who gave at another drive, some days before today. */
export async function gave(donorId: string, daysAgo: number, at = club) {
	const day = new Date(Date.parse(today) - daysAgo * 86_400_000).toISOString().slice(0, 10);
	const earlier = await addDrive(database.superuserUrl, { clubId: at, startsOn: day });
	await truth(
		`insert into donations (id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
		values ($1, $2, 'VN-21', $3, $4, 350, $5, true)`,
		[v7(), earlier, at, donorId, day]
	);
}
