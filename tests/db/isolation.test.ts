import { sql } from 'drizzle-orm';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect, type Tx } from '../../src/lib/server/db';
import { withScope } from '../../src/lib/server/scope';
import { asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { addTwoProvinces, canary, type ActorName, type Owner, type TwoProvinces } from '../support/two-provinces';

type World = TwoProvinces & { database: TestDatabase; pool: pg.Pool };

async function openWorld(): Promise<World> {
	const database = await createTestDatabase();
	const provinces = await addTwoProvinces(database.superuserUrl);
	return { ...provinces, database, pool: new pg.Pool({ connectionString: database.appUrl, max: 4 }) };
}

async function closeWorld({ pool, database }: World) {
	await pool.end();
	await database.drop();
}

let world: World;
let unguarded: World;

beforeAll(async () => {
	world = await openWorld();
	unguarded = await openWorld();
	for (const table of unguarded.rows.keys())
		await asSuperuser(unguarded.database.superuserUrl, `alter table ${table} disable row level security`);
});

afterAll(async () => {
	await closeWorld(world);
	await closeWorld(unguarded);
});

const actorNames: ActorName[] = [
	'admin',
	'registrar',
	'helper',
	'coordinator',
	'neighbour',
	'exchange',
	'system',
	'nobody'
];

/** Owners by actor; whoever is not named gets nothing. */
type Expected = Partial<Record<ActorName, string>>;

const atTheDesk: Expected = {
	admin: 'A1',
	registrar: 'A1',
	helper: 'A1',
	coordinator: 'A1 A2',
	neighbour: 'B1 B2'
};
const planning: Expected = { admin: 'A1', coordinator: 'A0 A1 A2', neighbour: 'B0 B1 B2' };
const readingDrives: Expected = { ...planning, admin: 'A0 A1', registrar: 'A0 A1', helper: 'A1' };
const readingPlans: Expected = { ...planning, admin: 'A0 A1', registrar: 'A0 A1' };
const society: Expected = {
	admin: 'A1',
	coordinator: 'A1 A2',
	neighbour: 'B1 B2',
	system: 'A1 A2 B1 B2'
};
const club: Expected = { admin: 'A1', registrar: 'A1', coordinator: 'A1 A2', neighbour: 'B1 B2' };
const { admin: _admin, ...offices } = society;

/** What each actor reaches in each table; a command that is missing is for nobody. */
const reach: Record<string, { select?: Expected; insert?: Expected; update?: Expected; delete?: Expected }> = {
	accounts: {
		select: society,
		// A new account is nobody's until it has a role.
		insert: {
			admin: 'A1 A2 B1 B2',
			coordinator: 'A1 A2 B1 B2',
			neighbour: 'A1 A2 B1 B2',
			system: 'A1 A2 B1 B2'
		},
		update: { system: 'A1 A2 B1 B2' }
	},
	applicants: { select: atTheDesk, update: atTheDesk },
	area_tallies: { select: club },
	// Entries carry the name of whoever adds them and are about their own places.
	audit_entries: { select: society, insert: { ...society, registrar: 'A1' } },
	clubs: { select: { ...society, registrar: 'A1' }, insert: offices, update: society },
	consents: { select: atTheDesk, insert: atTheDesk, update: atTheDesk },
	deferrals: { select: atTheDesk, insert: atTheDesk, update: atTheDesk, delete: atTheDesk },
	donations: { select: atTheDesk, insert: atTheDesk, update: atTheDesk, delete: atTheDesk },
	donor_clubs: { select: club },
	donors: { select: atTheDesk, insert: atTheDesk, update: atTheDesk },
	drive_days: { select: readingDrives, insert: planning, delete: planning },
	drive_people: { select: atTheDesk },
	drive_sites: { select: readingDrives, insert: planning, delete: planning },
	drive_tallies: { select: atTheDesk },
	drives: { select: readingDrives, insert: planning, update: planning },
	memberships: { select: society, insert: society, update: society },
	registration_events: { select: atTheDesk, insert: atTheDesk },
	registrations: { select: atTheDesk, insert: atTheDesk, update: atTheDesk },
	reported_results: { select: readingDrives, insert: planning, update: planning, delete: planning },
	sessions: {},
	sign_in_failures: {},
	targets: { select: readingPlans, insert: planning },
	venues: { select: readingPlans, insert: planning, update: planning }
};

const tables = Object.keys(reach);
const reached = (expected: Expected = {}) => Object.fromEntries(actorNames.map((name) => [name, expected[name] ?? '']));
const as = <T>({ pool }: World, actor: Actor, work: (tx: Tx) => Promise<T>) =>
	withScope(connect(pool), { kind: 'actor', actor }, work);
const rowsIn = (where: World, table: string) => where.rows.get(table) ?? [];
const ownersOf = (rows: { owner: Owner }[]) => [...new Set(rows.map(({ owner }) => owner))].sort().join(' ');

class Undo extends Error {}

/** Whether the policies let a statement through: it touches a row, or fails for a reason that comes after them. */
async function letThrough(where: World, actor: Actor, statement: ReturnType<typeof sql>): Promise<boolean> {
	let touched = 0;
	try {
		await as(where, actor, async (tx) => {
			touched = (await tx.execute(statement)).rowCount ?? 0;
			throw new Undo();
		});
	} catch (thrown) {
		const cause = thrown instanceof Error && thrown.cause instanceof pg.DatabaseError ? thrown.cause : null;
		if (cause?.code === '42501') return false;
		if (!(thrown instanceof Undo) && !['23505', '23503', '23P01'].includes(cause?.code ?? '')) throw thrown;
		return !(thrown instanceof Undo) || touched > 0;
	}
	return false;
}

/** Everything of a table, application filters removed. */
const everything = (table: string) => {
	const columns = table === 'accounts' ? 'id, email, full_name' : '*';
	return sql`select to_jsonb(t) as row from (select ${sql.raw(columns)} from ${sql.raw(table)}) t`;
};

async function visible(where: World, table: string, name: ActorName) {
	const { rows } = await as(where, where.actors[name], (tx) => tx.execute(everything(table)));
	const seen = new Set(rows.map(({ row }) => identityOf(table, row as Record<string, unknown>)));
	return rowsIn(where, table).filter(({ row }) => seen.has(identityOf(table, row)));
}

const identityOf = (table: string, row: Record<string, unknown>) =>
	row.id ? String(row.id) : JSON.stringify(Object.entries(row).sort());

const keyOf: Record<string, string[]> = {
	drive_days: ['drive_id', 'held_on'],
	drive_sites: ['drive_id', 'position'],
	reported_results: ['drive_id'],
	donor_clubs: ['donor_id', 'club_id'],
	drive_people: ['drive_id', 'state'],
	drive_tallies: ['drive_id', 'dimension', 'value'],
	area_tallies: ['province_code', 'club_id', 'dimension', 'value']
};

const thisRow = (table: string, row: Record<string, unknown>) =>
	sql.join(
		(keyOf[table] ?? ['id']).map((column) => sql`${sql.raw(column)}::text = ${String(row[column])}`),
		sql` and `
	);

/** What a row says of whoever adds it. */
const authorship: Record<string, (actor: Actor) => Record<string, string>> = {
	donors: ({ accountId }) => ({ created_by: accountId }),
	audit_entries: ({ accountId, sessionId }) => ({ account_id: accountId, session_id: sessionId })
};
const columnToTouch: Record<string, string> = {
	consents: 'withdrawn_at',
	accounts: 'full_name',
	applicants: 'full_name',
	sessions: 'user_agent',
	targets: 'units',
	audit_entries: 'action',
	drive_sites: 'venue_name',
	drive_days: 'opens_at',
	drive_people: 'people',
	drive_tallies: 'units',
	area_tallies: 'units',
	donor_clubs: 'since_at',
	sign_in_failures: 'failed_at',
	registration_events: 'to_state'
};

type Command = 'insert' | 'update' | 'delete';
const generated = new Set(['units of donations']);

function statementOf(command: Command, table: string, row: Record<string, unknown>, actor: Actor) {
	const name = sql.raw(table);
	if (command === 'delete') return sql`delete from ${name} where ${thisRow(table, row)}`;
	if (command === 'update') {
		const column = sql.raw(columnToTouch[table] ?? 'version');
		return sql`update ${name} set ${column} = ${column} where ${thisRow(table, row)}`;
	}
	const copy = { ...row, ...authorship[table]?.(actor) };
	const columns = sql.raw(
		Object.keys(row)
			.filter((one) => !generated.has(`${one} of ${table}`))
			.join(', ')
	);
	return sql`insert into ${name} (${columns}) select ${columns} from jsonb_populate_record(null::${name}, ${JSON.stringify(copy)}::jsonb)`;
}

async function writable(where: World, table: string, command: Command, name: ActorName) {
	const actor = where.actors[name];
	const through: { owner: Owner }[] = [];
	for (const { owner, row } of rowsIn(where, table))
		if (await letThrough(where, actor, statementOf(command, table, row, actor))) through.push({ owner });
	return ownersOf(through);
}

describe('every table that is not open to all', () => {
	test('is known here, with rows of several clubs', () => {
		expect([...world.rows.keys()]).toEqual(tables);
		for (const table of tables) expect(ownersOf(rowsIn(world, table)), table).toContain('A1 A2');
	});

	test.each(tables)('%s: every actor sees these rows and no others', async (table) => {
		const seen: Record<string, string> = {};
		for (const name of actorNames) {
			const rows = await visible(world, table, name);
			seen[name] = ownersOf(rows);
			// All rows of an owner or none.
			const expectedRows = rowsIn(world, table).filter(({ owner }) => seen[name]?.includes(owner));
			expect(rows, `${table} ${name}`).toHaveLength(expectedRows.length);
		}
		expect(seen).toEqual(reached(reach[table]?.select));
	});

	test.each(tables)('%s: control: with row-level security off, a club admin sees foreign rows', async (table) => {
		const seen = await visible(unguarded, table, 'admin');
		expect(ownersOf(seen)).toContain('B1');
	});
});

describe.each(['insert', 'update', 'delete'] as const)('%s', (command) => {
	test.each(tables)('%s: these rows and no others', async (table) => {
		const through: Record<string, string> = {};
		for (const name of actorNames) through[name] = await writable(world, table, command, name);
		expect(through).toEqual(reached(reach[table]?.[command]));
	});

	const granted = tables.filter((table) => reach[table]?.[command]);
	test.each(granted)('%s: control: with row-level security off, foreign rows too', async (table) => {
		expect(await writable(unguarded, table, command, 'admin')).toContain('B1');
	});
});

describe('a row', () => {
	const owning = ['club_id', 'drive_id', 'province_code', 'donor_id', 'registration_id'];

	/** Moves of own rows into the neighbouring province, one column at a time and all at once. */
	async function moves(where: World, name: ActorName): Promise<string[]> {
		const moved: string[] = [];
		for (const table of tables) {
			const own = rowsIn(where, table).find(({ owner }) => owner === 'A1')?.row;
			const foreign = rowsIn(where, table).find(({ owner }) => owner === 'B1')?.row;
			if (!own || !foreign) continue;
			const columns = owning.filter((column) => foreign[column] && foreign[column] !== own[column]);
			if (columns.length === 0) continue;
			for (const chosen of [...columns.map((one) => [one]), columns]) {
				const values = chosen.map(
					(column) =>
						sql`${sql.raw(column)} = (jsonb_populate_record(null::${sql.raw(table)}, ${JSON.stringify(foreign)}::jsonb)).${sql.raw(column)}`
				);
				const statement = sql`update ${sql.raw(table)} set ${sql.join(values, sql`, `)} where ${thisRow(table, own)}`;
				if (await went(where, where.actors[name], statement)) moved.push(`${table}: ${chosen.join(', ')}`);
			}
		}
		return moved;
	}

	async function went(where: World, actor: Actor, statement: ReturnType<typeof sql>): Promise<boolean> {
		let touched = 0;
		await as(where, actor, async (tx) => {
			touched = (await tx.execute(statement)).rowCount ?? 0;
			// Constraints that wait for the end have their say as well.
			await tx.execute(sql`set constraints all immediate`);
			throw new Undo();
		}).catch((thrown) => {
			if (!(thrown instanceof Undo)) touched = 0;
		});
		return touched > 0;
	}

	test.each(['admin', 'registrar', 'helper', 'coordinator'] as const)(
		'of theirs is moved to a foreign club by no %s',
		async (name) => {
			expect(await moves(world, name)).toEqual([]);
		}
	);

	test('control: with row-level security off, rows move', async () => {
		expect(await moves(unguarded, 'admin')).toContain('applicants: drive_id');
	});
});

describe('an entry of the audit trail', () => {
	type Place = 'club_id' | 'province_code' | 'drive_id';

	function entry({ accountId, sessionId }: Actor, named: Partial<Record<Place | 'donor_id', unknown>>) {
		const { donor_id, ...place } = named;
		const object = donor_id ? { object_type: 'donor', object_id: donor_id } : { object_type: 'x', object_id: 'x' };
		const row = {
			id: v7(),
			at: new Date(),
			account_id: accountId,
			session_id: sessionId,
			action: 'x',
			...object,
			...place
		};
		return sql`insert into audit_entries select * from jsonb_populate_record(null::audit_entries, ${JSON.stringify(row)}::jsonb)`;
	}

	/** The club, province and drive of an owner's donor. */
	function placeOf(owner: Owner) {
		const { club_id, province_code, drive_id, donor_id } =
			rowsIn(world, 'registrations').find((one) => one.owner === owner)?.row ?? {};
		return { club_id, province_code, drive_id, donor_id };
	}

	test('carries the account and the session of whoever adds it', async () => {
		const { admin, coordinator } = world.actors;
		expect(await letThrough(world, admin, entry(admin, {}))).toBe(true);
		expect(await letThrough(world, admin, entry(coordinator, {}))).toBe(false);
		expect(await letThrough(world, admin, entry({ ...admin, sessionId: 'another' }, {}))).toBe(false);
	});

	test.each(['admin', 'registrar', 'helper', 'coordinator', 'system', 'nobody'] as const)(
		'names no foreign club, province or drive when a %s adds it',
		async (name) => {
			const actor = world.actors[name];
			const foreign = placeOf('B1');
			const accepted: string[] = [];
			for (const place of ['club_id', 'province_code', 'drive_id'] as const) {
				if (await letThrough(world, actor, entry(actor, { [place]: foreign[place] }))) accepted.push(place);
				// An own donor or drive lends its own place only.
				const lent = { ...placeOf('A1'), [place]: foreign[place] };
				if (await letThrough(world, actor, entry(actor, lent))) accepted.push(`${place} beside an own drive`);
			}
			// Those who run the system name every club and province, and no drive.
			expect(accepted).toEqual(name === 'system' ? ['club_id', 'province_code'] : []);
		}
	);

	test('of a helper names the club and the province of the drive or donor it is about', async () => {
		const { helper } = world.actors;
		const { club_id, province_code, drive_id, donor_id } = placeOf('A1');
		const named = { club_id, province_code };
		expect(await letThrough(world, helper, entry(helper, { ...named, drive_id }))).toBe(true);
		expect(await letThrough(world, helper, entry(helper, { ...named, donor_id }))).toBe(true);
		expect(await letThrough(world, helper, entry(helper, named))).toBe(false);
	});

	test('names the club of a donor whom another club knows', async () => {
		const { admin } = world.actors;
		const other = placeOf('A2');
		const { url, club_id } = { url: world.database.superuserUrl, club_id: placeOf('A1').club_id };
		const about = entry(admin, { club_id: other.club_id, donor_id: other.donor_id });
		expect(await letThrough(world, admin, about)).toBe(false);
		await asSuperuser(url, 'insert into donor_clubs (donor_id, club_id) values ($1, $2)', [other.donor_id, club_id]);
		expect(await letThrough(world, admin, about)).toBe(true);
		await asSuperuser(url, 'delete from donor_clubs where donor_id = $1 and club_id = $2', [other.donor_id, club_id]);
	});

	test('control: with the first policy it names a foreign club', async () => {
		const lax = await openWorld();
		const url = lax.database.superuserUrl;
		await asSuperuser(url, 'drop policy added on audit_entries');
		await asSuperuser(
			url,
			`create policy added on audit_entries for insert to giot_app with check (
				(select giot_scope()) <> '' and account_id is not distinct from (select giot_account()))`
		);
		const { nobody } = lax.actors;
		expect(await letThrough(lax, nobody, entry(nobody, { club_id: placeOf('B1').club_id }))).toBe(true);
		await closeWorld(lax);
	});
});

describe('1,000 transactions of different people on four connections', () => {
	const names = ['admin', 'helper', 'coordinator', 'neighbour', 'nobody'] as const;
	const expected = (name: (typeof names)[number]) => atTheDesk[name] ?? '';

	/** A small generator with a fixed seed: the same interleaving is asked for in every run. */
	function chance(seed: number) {
		let state = seed;
		return (below: number) => {
			state = (state * 1103515245 + 12345) % 2147483648;
			return Math.floor((state / 2147483648) * below);
		};
	}

	const readDonors = sql`select full_name from donors where full_name like 'canary%'`;
	const seenIn = (rows: Record<string, unknown>[]) =>
		rows
			.map(({ full_name }) => String(full_name).replace(canary('A1').slice(0, 6), '').toUpperCase())
			.sort()
			.join(' ');

	async function once(name: (typeof names)[number], turn: number): Promise<string> {
		return as(world, world.actors[name], async (tx) => {
			if (turn % 3 === 0) await tx.execute(sql`select pg_sleep(0.001)`);
			const seen = seenIn((await tx.execute(readDonors)).rows);
			if (turn % 7 === 0) throw new Undo(seen);
			return seen;
		}).catch((thrown) => {
			if (thrown instanceof Undo) return thrown.message;
			throw thrown;
		});
	}

	test('each sees its own rows; between them nobody sees any', async () => {
		const next = chance(20261123);
		const leaks: string[] = [];
		const worker = async () => {
			for (let i = 0; i < 125; i += 1) {
				const name = names[next(names.length)] ?? 'nobody';
				const seen = await once(name, next(21));
				if (seen !== expected(name)) leaks.push(`${name}: ${seen}`);
				const { rows } = await world.pool.query("select full_name from donors where full_name like 'canary%'");
				if (rows.length > 0) leaks.push(`between: ${seenIn(rows)}`);
			}
		};
		await Promise.all(Array.from({ length: 8 }, worker));
		expect(leaks).toEqual([]);
	});

	test('control: settings of the session leak into the next reader', async () => {
		const pool = new pg.Pool({ connectionString: world.database.appUrl, max: 4 });
		await pool.query("select set_config('giot.scope', 'actor', false), set_config('giot.provinces', '{VN-21}', false)");
		const { rows } = await pool.query("select full_name from donors where full_name like 'canary%'");
		await pool.end();
		expect(seenIn(rows)).toBe('A1 A2');
	});
});
