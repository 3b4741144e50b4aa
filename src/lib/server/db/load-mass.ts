import type pg from 'pg';
import { addDays, addYears, type CalendarDate } from '../../time/calendar-date';
import { chanceFrom } from './demo/chance';
import { calendarOf, WAITS } from './mass/calendar';
import { DRAW } from './mass/draw';
import { massNames } from './mass/names';
import { donorsOf, FITS, peopleOf, visitsOf, type MassSize } from './mass/people';
import { massRows } from './mass/rows';
import { REFILL } from './mass/tallies';
import { onConnection } from './own-connection';
import { setAside } from './set-aside';

/** How much to invent, over the ten years until yesterday. */
export type Mass = MassSize & { drives: number; today: CalendarDate };

/** Says what is done while it is. */
export type Telling = <T>(what: string, work: () => Promise<T>) => Promise<T>;

const SEED = 20_160_614;
const many = [
	'drives',
	'donors',
	'donor_clubs',
	'consents',
	'registrations',
	'deferrals',
	'donations',
	'drive_tallies',
	'drive_people',
	'drive_losses',
	'area_tallies'
];
const few = ['clubs', 'drive_days', 'drive_sign_ups', 'registration_events'];

/** Two hundred and fifty clubs, fewer where they would have hardly two drives a year. */
const clubsFor = (drives: number) => Math.max(2, Math.min(250, Math.floor(drives / 24)));

/**
 * Adds a mass of invented clubs, drives, donors and donations, set by set in one transaction of the owner; tallies are filled from the rows at the end. Nobody of
 * a mass is left to be compared, as triggers are set aside: nobody is invented twice, and two million people would be compared for a pair that chance made here
 * and there. Whoever is added later is compared with all of them. False, and nothing is kept, when so many people cannot have given so often at so few drives with the rest that the rules ask for.
 */
export function loadMass(ownerUrl: string, mass: Mass, telling: Telling): Promise<boolean> {
	return onConnection(ownerUrl, async (client) => {
		const all = (statements: readonly string[]) => runAll(client, statements);
		await all([
			'begin',
			`select pg_advisory_xact_lock(hashtext('giot_loader'))`,
			`set local work_mem = '128MB'`,
			`set local maintenance_work_mem = '256MB'`,
			'set local jit = off'
		]);
		if (!(await telling('Planning drives', () => planned(client, mass)))) return false;
		const putBack = await setAside(client, { many, few });
		await telling('Inventing people and their visits', () => invented(client, mass));
		for (const [what, statements] of massRows) await telling(what, () => all(statements));
		await telling('Tallies', () => all(REFILL));
		await telling('Indexes and keys', putBack);
		await all(['commit']);
		await telling('Statistics', () => all([`vacuum analyze ${[...many, ...few]}`]));
		return true;
	});
}

async function runAll(client: pg.Client, statements: readonly string[]): Promise<void> {
	for (const statement of statements) await client.query(statement);
}

async function planned(client: pg.Client, { today, drives, ...size }: Mass): Promise<boolean> {
	const last = addDays(today, -1);
	await runAll(client, [DRAW, ...calendarOf({ clubs: clubsFor(drives), drives, first: addYears(last, -10), last })]);
	await client.query(`create temp table mass_waits as ${WAITS}`);
	await runAll(client, peopleOf(size));
	const { rows } = await client.query<{ fits: boolean | null }>(FITS, [size.donors]);
	return rows[0]?.fits ?? false;
}

async function invented(client: pg.Client, mass: Mass): Promise<void> {
	const names = massNames(chanceFrom(SEED), mass.donors);
	await client.query(
		`create temp table mass_names (of_country text, of_sex text, number integer, full_name text, search_key text, sort_key text, of_day text, of_year text)`
	);
	await client.query(`insert into mass_names select * from jsonb_populate_recordset(null::mass_names, $1)`, [
		JSON.stringify(names)
	]);
	await runAll(client, ['analyze mass_names', ...visitsOf(), ...donorsOf(names.length / 4)]);
}
