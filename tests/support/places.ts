import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect, openPool } from '../../src/lib/server/db';
import { findDrive } from '../../src/lib/server/drives/queries';
import { setHours } from '../../src/lib/server/drives/set-hours';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { peopleOutside } from '../../src/lib/server/sign-ups/follow-hours';
import { settlePlaces } from '../../src/lib/server/sign-ups/settle-places';
import type { PlacesInput } from '../../src/lib/sign-ups/places-form';
import { settingsOfTests } from './settings-of-tests';
import { applying, now, openDrive, thePublic } from './signing-up';
import { addActor, addClub, asSuperuser } from './society';
import { createTestDatabase, type TestDatabase } from './test-database';

let pool: ReturnType<typeof openPool>;

/** Where tests read what is stored. */
export let url: string;
/** Whose drives these are. */
export let club: string;
/** Who runs the club. */
export let admin: Actor;
/** Who runs another club. */
export let stranger: Actor;
/** Whoever has no account. */
export let people: ReturnType<typeof thePublic>;

/** A club with a database of its own for the tests of a file. */
export function openClub(): void {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await createTestDatabase();
		url = database.superuserUrl;
		settingsOfTests(database.appUrl);
		pool = openPool(database.appUrl);
		people = thePublic(pool);
		club = await addClub(url, 'Sen Hồng');
		admin = await addActor(url, 'club_admin', { clubId: club });
		stranger = await addActor(url, 'club_admin', { clubId: await addClub(url, 'Hoa Ban') });
	});

	afterAll(async () => {
		await pool.end();
		await database.drop();
	});
}

/** Works as somebody. */
export const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
	withScope(connect(pool), { kind: 'actor', actor }, work);

/** Opens a drive of the club on one day. */
export const open = async (opening: Parameters<typeof openDrive>[1] = {}) => {
	const drive = await openDrive(url, { clubId: club, ...opening });
	await asSuperuser(url, `insert into drive_days (drive_id, held_on) values ($1, '2026-12-03')`, [drive.id]);
	return drive;
};

/** How places are given out. */
export const settings = (changes: Partial<PlacesInput> = {}): PlacesInput => ({
	inPublic: true,
	arrival: 'slots',
	slotMinutes: 60,
	beds: 4,
	bedMinutes: 15,
	walkInPercent: 10,
	opensOn: '',
	opensAt: '',
	closesOn: '',
	closesAt: '',
	waiting: true,
	offerHours: 6,
	version: 1,
	...changes
});

/** Settles how places of a drive are given out. */
export const settle = (driveId: string, changes: Partial<PlacesInput> = {}, actor = admin) =>
	as(actor, (tx) => settlePlaces(tx, { actor, driveId, input: settings(changes) }));

/** The slots of a drive, the earliest first. */
export const slotsAt = (driveId: string) =>
	asSuperuser<{ id: string; places: number; taken: number; from: string }>(
		url,
		`select id, places, taken, to_char(starts_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') as from from drive_slots
			where drive_id = $1 order by starts_at`,
		[driveId]
	);

/** Somebody signs up: the token of their place. */
export const signedUp = async (code: string, changes = {}) => {
	const result = await people.signUp(code, applying(changes));
	if (!result.ok) throw new Error(result.refusal);
	return result.value.token;
};

/** A drive as it is stored. */
export const stored = async (driveId: string) =>
	as(admin, async (tx) => {
		const drive = await findDrive(tx, driveId);
		if (!drive) throw new Error('The drive is gone');
		return drive;
	});

/** Changes the hours of a drive. */
export const openFrom = async (driveId: string, opensAt: string, closesAt: string) => {
	const { version } = await stored(driveId);
	const change = { actor: admin, driveId, version, changeReason: 'bão', now };
	return as(admin, (tx) => setHours(tx, { ...change, hours: () => ({ opensAt, closesAt }) }));
};

/** How many people come when a drive is not open. */
export const outside = async (driveId: string) => {
	const drive = await stored(driveId);
	return as(admin, (tx) => peopleOutside(tx, drive, now));
};

/** The registration at a drive where there is one. */
export const registrationAt = async (driveId: string) =>
	String((await asSuperuser(url, 'select id from registrations where drive_id = $1', [driveId]))[0]?.id);
