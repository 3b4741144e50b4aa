import pg from 'pg';
import { v7 } from 'uuid';
import type { Actor } from '../../src/lib/server/actor';
import { connect, type Tx } from '../../src/lib/server/db';
import { prepareStatement, releaseStatement } from '../../src/lib/server/exchange/release';
import { withScope } from '../../src/lib/server/scope';
import { settingsOfTests } from './settings-of-tests';
import { addActor, asSuperuser } from './society';
import { createTestDatabase } from './test-database';

export const now = new Date('2026-11-23T03:00:00Z');
/** The year of these tests; it is over. */
export const YEAR = 2025;

/** Somebody who gave: everything that the yearly tables tell apart. */
type Giver = { sex?: string; age?: string; abo?: string; rhd?: string; volume?: number; first?: boolean };

/** An installation with both offices, an exchange viewer and a club's admin; the offices that are left out work elsewhere. */
export type Installation = Awaited<ReturnType<typeof installation>>;

/** Opens an installation with a database of its own. */
export async function installation({ offices = ['VN-21', 'LA-HO'] }: { offices?: string[] } = {}) {
	const database = await createTestDatabase();
	settingsOfTests(database.appUrl);
	const url = database.superuserUrl;
	const pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
	const actors: Record<string, Actor> = {};
	for (const code of offices) actors[code] = await addActor(url, 'province_coordinator', { provinceCode: code });
	const viewer = await addActor(url, 'exchange_viewer', { provinceCode: null });
	const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
		withScope(connect(pool), { kind: 'actor', actor }, work);
	const office = (code: string) => actors[code] as Actor;
	return {
		url,
		as,
		office,
		viewer,
		/** Releases a province's year as it stands. */
		release: (provinceCode: string, year = YEAR) =>
			as(office(provinceCode), async (tx) => {
				const side = { provinceCode, year };
				const prepared = await prepareStatement(tx, side, now);
				return releaseStatement(tx, office(provinceCode), { side, checksum: prepared?.checksum ?? '', now });
			}),
		/** A counted drive of the year in a district, at which these people gave. */
		drive: (provinceCode: string, areaCode: string, givers: readonly Giver[]) =>
			addDrive(url, { provinceCode, areaCode, givers }),
		/** So many people registered at a drive of the year that is still ahead. */
		ahead: (provinceCode: string, areaCode: string, people: number) =>
			addAhead(url, { provinceCode, areaCode, people }),
		async close() {
			await pool.end();
			await database.drop();
		}
	};
}

/** As many alike. */
export const givers = (count: number, giver: Giver = {}): Giver[] => Array.from({ length: count }, () => giver);

async function addDrive(
	url: string,
	at: { provinceCode: string; areaCode: string; givers: readonly Giver[] }
): Promise<void> {
	const { provinceCode, areaCode } = at;
	const drive = v7();
	await asSuperuser(
		url,
		`insert into drives (id, province_code, area_code, title, status, starts_on, ends_on, timezone)
			values ($1, $2, $3, 'Ngày hội', 'closed', '2025-03-10', '2025-03-10', 'Asia/Ho_Chi_Minh')`,
		[drive, provinceCode, areaCode]
	);
	for (const giver of at.givers) await addGiver(url, { drive, provinceCode, giver });
}

async function addAhead(url: string, at: { provinceCode: string; areaCode: string; people: number }): Promise<void> {
	await asSuperuser(
		url,
		`with drive as (
			insert into drives (id, province_code, area_code, title, status, starts_on, ends_on, timezone)
				values (gen_random_uuid(), $1, $2, 'Ngày hội sắp tới', 'open', '2025-12-20', '2025-12-20', 'Asia/Ho_Chi_Minh') returning id)
		insert into drive_people (drive_id, state, people) select id, 'registered', $3 from drive`,
		[at.provinceCode, at.areaCode, at.people]
	);
}

async function addGiver(
	url: string,
	{ drive, provinceCode, giver }: { drive: string; provinceCode: string; giver: Giver }
) {
	const [donor, registration] = [v7(), v7()];
	const { sex = 'female', age = '25-44', abo = 'O', rhd = '+', volume = 350, first = true } = giver;
	await asSuperuser(
		url,
		`insert into donors (id, province_code, full_name, search_key, sort_key) values ($1, $2, 'Người Hiến', 'nguoi hien', 'nguoi hien')`,
		[donor, provinceCode]
	);
	await asSuperuser(
		url,
		`insert into registrations (id, drive_id, province_code, donor_id, state, registered_at) values ($1, $2, $3, $4, 'donated', '2025-03-01')`,
		[registration, drive, provinceCode, donor]
	);
	await asSuperuser(
		url,
		`insert into donations (id, registration_id, drive_id, province_code, donor_id, volume_ml, donated_on, first_time, sex, age_band, abo, rhd)
			values ($1, $2, $3, $4, $5, $6, '2025-03-10', $7, $8, $9, $10, $11)`,
		[v7(), registration, drive, provinceCode, donor, volume, first, sex, age, abo, rhd]
	);
}
