import type pg from 'pg';
import { z } from 'zod';
import { ruleSetSchema } from '../../donors/rule-sets';
import type { CalendarDate } from '../../time/calendar-date';
import { hashPassword } from '../auth/password';
import { demoSignIns } from './demo/accounts';
import { chanceFrom } from './demo/chance';
import type { DemoRows } from './demo/rows';
import type { Setting } from './demo/setting';
import type { Story } from './demo/story';
import { DEMO_SEED, demoRows } from './demo/world';
import { freezeDemo } from './freeze-demo';
import { insertRows, loadAs } from './load-rows';
import { accounts, memberships } from './schema/accounts';
import { driveTasks, driveThings } from './schema/checklists';
import { driveFeedback } from './schema/feedback';
import { clubs } from './schema/clubs';
import { targets } from './schema/targets';
import { consents, deferrals, donors } from './schema/donors';
import { driveChanges, driveDays, drives } from './schema/drives';
import { notices } from './schema/notices';
import { driveShifts, volunteers } from './schema/team';
import { venueContacts, venues } from './schema/venues';
import { applicants, donations, registrationEvents, registrations } from './schema/registrations';
import { dataRequests } from './schema/requests';

export { demoSignIns };

/**
 * Fills a database without accounts with invented clubs, people and a year of drives around `today`; any other database is left
 * alone. Needs the reference data.
 */
export async function loadDemoData(
	ownerUrl: string,
	{ today, donors = 3_000 }: { today: CalendarDate; donors?: number }
): Promise<void> {
	await loadAs(ownerUrl, async (client) => {
		const { rowCount } = await client.query('select from accounts limit 1');
		if (rowCount !== 0) return;
		const passwordHash = await hashPassword(demoSignIns[0]?.password ?? '');
		await insertDemo(
			client,
			demoRows(await demoSetting(client, { today, donors, chance: chanceFrom(DEMO_SEED) }), passwordHash)
		);
	});
}

/** What the demo is built from, with the reference data of this database. */
export async function demoSetting(
	client: pg.Client,
	given: Pick<Setting, 'today' | 'donors' | 'chance'>
): Promise<Setting> {
	const { rows: held } = await client.query(
		`select country, valid_from::text as "validFrom", valid_to::text as "validTo", rules from rule_sets`
	);
	return {
		...given,
		ruleSets: z.array(ruleSetSchema).parse(held),
		campaignIds: await idsBy(client, 'select seed_key as name, id from campaigns where seed_key is not null'),
		centreIds: await idsBy(client, 'select province_code as name, id from blood_centres')
	};
}

async function idsBy(client: pg.Client, query: string): Promise<Map<string, string>> {
	const { rows } = await client.query<{ name: string; id: string }>(query);
	return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Parents before children; memberships last, as the helper's names a drive. */
async function insertDemo(client: pg.Client, rows: DemoRows): Promise<void> {
	await insertRows(client, clubs, rows.clubs);
	await insertRows(client, accounts, rows.accounts);
	await insertRows(client, venues, rows.venues);
	await insertRows(client, venueContacts, rows.venueContacts);
	await insertRows(client, targets, rows.targets);
	await insertRows(client, donors, rows.donors);
	await insertRows(client, consents, rows.consents);
	await insertStory(client, rows);
	await freezeDemo(client);
	await insertRows(client, memberships, rows.memberships);
	await insertRows(client, dataRequests, rows.requests);
	await insertRows(client, volunteers, rows.volunteers);
	await insertRows(client, driveShifts, rows.driveShifts);
	await insertRows(client, driveTasks, rows.driveTasks);
	await insertRows(client, driveThings, rows.driveThings);
	await insertRows(client, driveFeedback, rows.driveFeedback);
	await insertRows(client, driveChanges, rows.driveChanges);
	await insertRows(client, notices, rows.notices);
}

/** Adds drives and what happened at them, donations last, as their triggers write the tallies. */
export async function insertStory(client: pg.Client, story: Story): Promise<void> {
	await insertRows(client, drives, story.drives);
	await insertRows(client, driveDays, story.driveDays);
	await insertRows(client, applicants, story.applicants);
	await insertRows(client, registrations, story.registrations);
	await insertRows(client, registrationEvents, story.registrationEvents);
	await insertRows(client, deferrals, story.deferrals);
	await insertRows(client, donations, story.donations);
}
