import pg from 'pg';
import { v7 } from 'uuid';
import type { NewDriveInput } from '../../src/lib/drives/drive-form';
import type { DriveStatus } from '../../src/lib/drives/status';
import type { Actor } from '../../src/lib/server/actor';
import { connect } from '../../src/lib/server/db';
import { changeStatus } from '../../src/lib/server/drives/change-status';
import { scheduleDrive } from '../../src/lib/server/drives/schedule-drive';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addActor, addClub, asSuperuser } from './society';
import { createTestDatabase, type TestDatabase } from './test-database';

/** The day on which these tests take place. */
export const today = '2026-11-23';
export const now = new Date(`${today}T03:00:00Z`);

/** Two clubs of Thanh Hóa with their administrators, the province's co-ordinator, and a database of their own. */
export type DriveSociety = Awaited<ReturnType<typeof driveSociety>>;

/** Sets the society up; `close` when the tests are over. */
export async function driveSociety() {
	const database = await createTestDatabase();
	const url = database.superuserUrl;
	// Patient, unlike the application's: twenty writers of a busy machine wait for their turn.
	const pool = new pg.Pool({ connectionString: database.appUrl, max: 10 });
	const club = await addClub(url, 'CLB Sen Hồng');
	const other = await addClub(url, 'CLB Khác');
	const admin = await addActor(url, 'club_admin', { clubId: club });
	return {
		url,
		appUrl: database.appUrl,
		club,
		admin,
		stranger: await addActor(url, 'club_admin', { clubId: other }),
		coordinator: await addActor(url, 'province_coordinator'),
		...acts(pool, admin, club, url),
		clear: () => clear(url),
		close: () => close(pool, database)
	};
}

/** A filled-in form of a drive of this club, today, with two places. */
export const driveInput = (clubId: string, changes: Partial<NewDriveInput> = {}): NewDriveInput => ({
	id: '',
	title: 'Giọt hồng Thọ Xuân',
	clubId,
	organiser: '',
	campaignId: '',
	areaCode: '16012',
	venue: 'Nhà văn hóa xã Mẫu',
	address: '',
	startsOn: today,
	endsOn: '',
	opensAt: '07:00',
	closesAt: '11:30',
	targetUnits: 100,
	capacity: 2,
	bloodCentreId: '',
	notes: '',
	...changes
});

function acts(pool: pg.Pool, admin: Actor, club: string, url: string) {
	const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
		withScope(connect(pool), { kind: 'actor', actor }, work);
	return {
		as,
		input: (changes: Partial<NewDriveInput> = {}) => driveInput(club, changes),
		move: (driveId: string, to: DriveStatus, version: number) =>
			as(admin, (tx) => changeStatus(tx, { actor: admin, driveId, to, reason: 'bão', version, now })),
		scheduled: async (changes: Partial<NewDriveInput> = {}) => {
			const input = driveInput(club, changes);
			const result = await as(admin, (tx) => scheduleDrive(tx, { actor: admin, input, now }));
			if (!result.ok) throw new Error(result.refusal);
			return result.value.id;
		},
		addPerson: (driveId: string, state = 'registered') => addPerson(url, { club, driveId, state })
	};
}

/** A donor with a place at a drive, put there past the application. */
async function addPerson(url: string, { club, driveId, state }: { club: string; driveId: string; state: string }) {
	const donor = v7();
	await asSuperuser(
		url,
		`insert into donors (id, province_code, club_id, full_name, search_key, sort_key) values ($1, 'VN-21', $2, 'An', 'an', 'an')`,
		[donor, club]
	);
	await asSuperuser(
		url,
		`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, registered_at, rest_period)
			select $1, id, province_code, club_id, $2, $3, now(), daterange(starts_on, starts_on + 84) from drives where id = $4`,
		[v7(), donor, state, driveId]
	);
}

async function clear(url: string) {
	await asSuperuser(url, 'delete from registrations');
	await asSuperuser(url, 'delete from drives where seed_key is null');
}

async function close(pool: pg.Pool, database: TestDatabase) {
	await pool.end();
	await database.drop();
}
