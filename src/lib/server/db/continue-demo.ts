import type pg from 'pg';
import { addDays, dayIn, type CalendarDate } from '../../time/calendar-date';
import { chanceFrom } from './demo/chance';
import { DEMO_CHARACTERS } from './demo/characters';
import { DEMO_CLUBS, type DemoClub } from './demo/clubs';
import { restDaysOf, type Person } from './demo/donors';
import { drivesOf, seedKeyToday } from './demo/drives';
import { planToday } from './demo/plans';
import { zoneOf, type Setting } from './demo/setting';
import { storyOf } from './demo/story';
import { freezeDemo } from './freeze-demo';
import { demoSetting, insertStory } from './load-demo';
import { loadAs } from './load-rows';

type Known = Person['row'] & { donationCount: number; createdAt: Date };
type Club = { id: string; admin: string };

/** Closes the demo's drive of an earlier day and opens one for `today`, so that there is always one running. */
export async function continueDemo(ownerUrl: string, today: CalendarDate): Promise<void> {
	await loadAs(ownerUrl, async (client) => {
		const chance = chanceFrom(-Number(today.replaceAll('-', '')));
		for (const club of DEMO_CLUBS.filter(({ runsToday }) => runsToday)) {
			const waiting = await clubWithoutDrive(client, club, today);
			if (!waiting) continue;
			await closeEarlierDrives(client, waiting, today);
			await addDriveToday(client, club, waiting, await demoSetting(client, { today, donors: 0, chance }));
			await moveHelper(client, club, today);
		}
		await freezeDemo(client);
	});
}

async function clubWithoutDrive(client: pg.Client, club: DemoClub, today: CalendarDate): Promise<Club | undefined> {
	const { rows } = await client.query<Club>(
		`select c.id, a.id as admin from clubs c join accounts a on a.email = c.email and a.is_demo
			where c.email = $1 and not exists (select from drives d where d.seed_key = $2)`,
		[`${club.key}@demo.example`, seedKeyToday(club, today)]
	);
	return rows[0];
}

async function closeEarlierDrives(client: pg.Client, { id }: Club, today: CalendarDate): Promise<void> {
	await client.query(
		`update drives set status = 'closed', status_since = now(), version = version + 1
			where club_id = $1 and seed_key like 'demo-%' and status = 'running' and ends_on < $2`,
		[id, today]
	);
}

async function addDriveToday(client: pg.Client, club: DemoClub, { id, admin }: Club, setting: Setting): Promise<void> {
	const people = (await freeDonors(client, club, id, setting)).map((row) => personOf(row, club, setting));
	const keys = { clubId: id, createdBy: admin, venueIds: [] };
	const drives = drivesOf(club, [planToday(setting.today)], setting, keys);
	await insertStory(client, storyOf([{ people, drives }], setting));
}

/** The helper's invitation always names the drive of the day. */
async function moveHelper(client: pg.Client, club: DemoClub, today: CalendarDate): Promise<void> {
	await client.query(
		`update memberships m set drive_id = now.id, until = $2, version = m.version + 1
			from drives now, drives before
			where now.seed_key = $1 and m.role = 'drive_helper' and before.id = m.drive_id
				and before.club_id = now.club_id and before.seed_key like 'demo-%'`,
		[seedKeyToday(club, today), addDays(today, 1)]
	);
}

/** Members who may give today, have no place anywhere near and play no part of their own. */
async function freeDonors(client: pg.Client, club: DemoClub, clubId: string, setting: Setting): Promise<Known[]> {
	const rest = Math.max(restDaysOf(club, setting, 'female'), restDaysOf(club, setting, 'male'));
	const characters = Object.values(DEMO_CHARACTERS).map(({ fullName }) => fullName);
	const { rows } = await client.query<Known>(
		`select p.id, p.sex, p.birth_date::text as "birthDate", p.birth_precision as "birthPrecision", p.abo, p.rhd,
				p.weight_class as "weightClass", p.donation_count as "donationCount", p.created_at as "createdAt"
			from donors p
			where p.club_id = $1 and p.erased_at is null and num_nulls(p.sex, p.birth_date, p.weight_class) = 0
				and p.full_name <> all ($2) and coalesce(p.last_donation_on < $3, true)
				and not exists (select from registrations r where r.donor_id = p.id and r.state in ('registered', 'confirmed', 'arrived', 'fit')
					and r.rest_period && daterange($4, $5))
				and not exists (select from deferrals f where f.donor_id = p.id and f.lifted_at is null and coalesce(f.until_on >= $4, true))
			order by p.id`,
		[clubId, characters, addDays(setting.today, -rest), setting.today, addDays(setting.today, rest)]
	);
	return rows;
}

function personOf(row: Known, club: DemoClub, setting: Setting): Person {
	const joinedOn = dayIn(zoneOf(club.country), row.createdAt);
	return {
		row,
		club,
		part: null,
		joinedOn,
		restDays: restDaysOf(club, setting, row.sex),
		gaveBefore: row.donationCount > 0,
		freeOn: joinedOn
	};
}
