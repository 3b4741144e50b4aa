import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { eligibilityOf } from '../../src/lib/server/donors/eligibility-of';
import { donorById } from '../../src/lib/server/donors/queries';
import { closeDatabase } from '../../src/lib/server/db';
import { statedDonations } from '../../src/lib/server/db/schema/stated';
import type { Actor } from '../../src/lib/server/actor';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { statedOf } from '../../src/lib/server/donors/stated';
import { workOnImports } from '../../src/lib/server/donor-import/work';
import { inJob } from '../../src/lib/server/scope';
import {
	added,
	as,
	club,
	database,
	found,
	neighbour,
	now,
	openDonors,
	provinceCode,
	registrar
} from '../support/donor-registry';
import { compared, decidedAll, storyOf, takenBack, takenIn } from '../support/donor-lists';
import { addActor, asSuperuser } from '../support/society';

openDonors();
afterAll(() => closeDatabase());

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let admin: Actor;

beforeEach(async () => {
	for (const table of ['import_batches', 'import_columns', 'consents', 'donors']) await truth(`delete from ${table}`);
	admin ??= await addActor(database.superuserUrl, 'club_admin', { clubId: club });
});

const HEAD = 'Họ và tên;Ngày sinh;SĐT;Ngày hiến;Thể tích máu hiến (ml);Số lần đã hiến';
const list = (...rows: string[]) => [HEAD, ...rows].join('\n');
const WHO = 'Lê Thị Ví Dụ;12/5/1994;0912345678';

const daysNow = async () =>
	(
		await truth(
			`select p.full_name, s.given_on::text, s.date_precision, s.volume_ml from stated_donations s join donors p on p.id = s.donor_id order by 1, 2, 3`
		)
	).map((row) => Object.values(row).join('|'));
const numbersNow = async () =>
	(await truth('select donations, as_of::text from stated_counts order by 1')).map((row) =>
		Object.values(row).join('|')
	);
const keptNow = async () =>
	(
		await truth(
			'select full_name, donation_count, stated_count, stated_last_on::text, stated_last_precision from donors order by full_name, id'
		)
	).map((row) => Object.values(row).join('|'));
const everything = async () =>
	JSON.stringify([
		await truth('select * from donors order by id'),
		await truth('select * from stated_donations order by id'),
		await truth('select * from stated_counts order by id')
	]);

/** A donation that a drive counts, without the rest of that drive. */
async function counted(fullName: string, on: string) {
	await truth(
		`with d as (insert into drives (id, province_code, club_id, title, status, starts_on, ends_on, timezone)
			values (gen_random_uuid(), $1, $2, 'Ví dụ', 'closed', $4, $4, 'Asia/Ho_Chi_Minh') returning id)
		insert into donations (id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
		select gen_random_uuid(), d.id, $1, $2, p.id, 350, $4, false from d, donors p where p.full_name = $3`,
		[provinceCode, club, fullName, on]
	);
}

describe('what a list states of donations', () => {
	test('is kept with its day, its volume and the number, and counted nowhere', async () => {
		const batch = await compared(
			admin,
			list(`${WHO};12/3/2024;350;5`, 'Trần Văn Mẫu;1990;;3/2023;;', 'Vũ Thị Thử;1991;;;;chưa')
		);
		expect(await storyOf(admin, await takenIn(admin, batch))).toEqual(['2 added', '3 added', '4 added']);
		expect(await daysNow()).toEqual(['Lê Thị Ví Dụ|2024-03-12|day|350', 'Trần Văn Mẫu|2023-03-01|month|']);
		expect(await numbersNow()).toEqual(['5|2026-11-23']);
		expect(await keptNow()).toEqual([
			'Lê Thị Ví Dụ|0|5|2024-03-12|day',
			'Trần Văn Mẫu|0|1|2023-03-01|month',
			'Vũ Thị Thử|0|0||'
		]);
		const tallied = await truth('select (select count(*) from donations) + (select count(*) from drive_tallies) as n');
		expect(tallied).toEqual([{ n: '0' }]);
	});

	test('is one donation for each row about one certain person, new or known', async () => {
		const rows = ['12/3/2022;350;', '14/6/2023;250;', '2/9/2024;350;7'].map((given) => `${WHO};${given}`);
		const batch = await compared(admin, list(...rows));
		expect(await storyOf(admin, batch)).toEqual(['2 new', '3 same', '4 same']);
		await takenIn(admin, batch);
		expect(await keptNow()).toEqual(['Lê Thị Ví Dụ|0|7|2024-09-02|day']);
		expect(await daysNow()).toHaveLength(3);

		await added({ fullName: 'Trần Văn Mẫu', birthDate: '1/2/1990', phone: '0987654321' });
		const known = await compared(
			admin,
			`Họ và tên;Ngày sinh;SĐT;Nhóm máu;Ngày hiến\n${['1/1/2020', '1/6/2020'].map((day) => `Trần Văn Mẫu;1/2/1990;0987654321;AB;${day}`).join('\n')}`
		);
		expect(await storyOf(admin, known)).toEqual(['2 update', '3 same']);
		await takenIn(admin, known);
		expect((await keptNow())[1]).toBe('Trần Văn Mẫu|0|2|2020-06-01|day');
	});

	test('follows what somebody decides about people who are only alike', async () => {
		const rows = list(
			'Phạm Thị Thử;1991;;1/1/2020;;',
			'Phạm Thị Thử;1991;;1/6/2020;;',
			'Phạm Thị Thử;1991;;1/6/2021;;'
		);
		const batch = await compared(admin, rows);
		expect(await storyOf(admin, batch)).toEqual(['2 new', '3 likely_duplicate', '4 likely_duplicate']);
		await decidedAll(admin, batch, 'all_same');
		await takenIn(admin, batch);
		expect(await keptNow()).toEqual(['Phạm Thị Thử|0|3|2021-06-01|day']);
	});

	test('a second time changes nothing, and a number that is no larger neither', async () => {
		const rows = list(`${WHO};12/3/2024;350;5`, `${WHO};14/6/2024;350;5`, 'Trần Văn Mẫu;1990;;2023;;');
		await takenIn(admin, await compared(admin, rows));
		const first = await everything();
		await takenIn(admin, await compared(admin, rows));
		await takenIn(admin, await compared(admin, list(`${WHO};;;4`)));
		expect(await everything()).toBe(first);
	});

	test('goes with the list that stated it, and a person whom another list states something of is kept', async () => {
		await added({ fullName: 'Trần Văn Mẫu', birthDate: '1/2/1990', phone: '0987654321' });
		const before = await everything();
		const known = 'Trần Văn Mẫu;1/2/1990;0987654321';
		const first = await takenIn(admin, await compared(admin, list(`${WHO};12/3/2024;350;5`, `${known};1/1/2021;;3`)));
		const undone = await takenBack(admin, first);
		expect(await storyOf(admin, undone)).toEqual(['2 removed', '3 unchanged']);
		expect(await everything()).toBe(before);

		const again = await takenIn(admin, await compared(admin, list(`${WHO};12/3/2024;350;5`)));
		await takenIn(admin, await compared(admin, list(`${WHO};20/9/2024;350;`)));
		expect(await storyOf(admin, await takenBack(admin, again))).toEqual(['2 kept']);
		expect((await keptNow())[0]).toBe('Lê Thị Ví Dụ|0|1|2024-09-20|day');
	});

	test('is told by the audit trail without saying what', async () => {
		for (const trigger of ['disable', 'enable']) {
			await truth(`alter table audit_entries ${trigger} trigger all`);
			if (trigger === 'disable') await truth('delete from audit_entries');
		}
		const batch = await takenIn(admin, await compared(admin, list(`${WHO};12/3/2024;350;5`)));
		await takenBack(admin, batch);
		const told = await truth(
			"select action, fields from audit_entries where action like 'donor.donations%' order by at, id"
		);
		expect(told).toEqual([
			{ action: 'donor.donations_stated', fields: null },
			{ action: 'donor.donations_unstated', fields: null }
		]);
	});
});

describe('a list that is cut while it states something', () => {
	const CUT = `create function cut() returns trigger language plpgsql security definer as $$ begin
			perform pg_terminate_backend(pg_backend_pid());
			return null;
		end $$;
		create trigger cut after insert on stated_counts for each statement execute function cut()`;

	test('leaves nothing behind, and is taken in by whoever starts next', async () => {
		const batch = await compared(admin, list(`${WHO};12/3/2024;350;5`));
		await truth(CUT);
		await expect(takenIn(admin, batch)).rejects.toThrow();
		expect([await keptNow(), await daysNow()]).toEqual([[], []]);
		await truth('drop function cut cascade');
		await workOnImports(now);
		expect(await keptNow()).toEqual(['Lê Thị Ví Dụ|0|5|2024-03-12|day']);
	});
});

describe('what one club states', () => {
	const ROW = list('Trần Văn Mẫu;1/2/1990;0987654321;1/1/2021;350;3');
	const meet = async () => {
		const { id } = await added({ fullName: 'Trần Văn Mẫu', birthDate: '1/2/1990', phone: '0987654321' });
		await truth('insert into donor_clubs (donor_id, club_id) values ($1, $2)', [id, neighbour.memberships[0]?.clubId]);
		await takenIn(admin, await compared(admin, ROW));
		return (actor: Actor) =>
			as(actor, async (tx) => {
				const donor = await donorById(tx, id);
				return donor && statedOf(tx, donor, []);
			});
	};

	test('it reads itself, and another one learns how much it is', async () => {
		const seenBy = await meet();
		expect(await seenBy(registrar)).toMatchObject({
			days: [{ on: '2021-01-01' }],
			numbers: [{ donations: 3 }],
			elsewhere: 0
		});
		expect(await seenBy(neighbour)).toMatchObject({ days: [], numbers: [], elsewhere: 3 });
	});

	test('control: a policy that lets every club read shows it', async () => {
		await meet();
		const rows = () => as(neighbour, (tx) => tx.$count(statedDonations));
		expect(await rows()).toBe(0);
		await truth('create policy leak on stated_donations for select to giot_app using (true)');
		const leaked = await rows();
		await truth('drop policy leak on stated_donations');
		expect(leaked).toBe(1);
	});

	test('is stated of whom that club knows, and of nobody else', async () => {
		const { id } = await added({ fullName: 'Người Xa Lạ' }, neighbour);
		const batch = await compared(admin, list(`${WHO};12/3/2024;350;5`));
		const say = async () => {
			await truth(
				"update import_batches set state = 'applying', consent = 'not_yet', applied_at = now(), applied_by = created_by"
			);
			await truth('update import_rows set donor_id = $1', [id]);
			const [row] = await truth('select id from import_rows');
			const said = JSON.stringify([{ row: row?.id, given_on: '2024-03-12', date_precision: 'day' }]);
			await inJob((tx) => tx.execute(sql`select giot_import_tell(${batch.id}, ${said}::jsonb, '2026-11-23')`));
			return daysNow();
		};
		expect(await say()).toEqual([]);
		const [whole] = await truth(
			"select pg_get_functiondef('giot_import_tell(uuid, jsonb, date)'::regprocedure) as text"
		);
		const forgetful = String(whole?.text).replace(
			'where exists (select from donor_clubs',
			'where true or exists (select from donor_clubs'
		);
		expect(forgetful).not.toBe(whole?.text);
		await truth(forgetful);
		const leaked = await say();
		await truth(String(whole?.text));
		expect(leaked, 'control: a function that forgets to ask').toEqual(['Người Xa Lạ|2024-03-12|day|']);
	});
});

describe('a stated donation beside counted ones', () => {
	test('is the same on the same day, and in a month or a year of which a day is known', async () => {
		await takenIn(
			admin,
			await compared(admin, list(`${WHO};12/3/2024;350;`, `${WHO};3/2024;;`, `${WHO};2024;;`, `${WHO};2022;;`))
		);
		expect(await keptNow()).toEqual(['Lê Thị Ví Dụ|0|2|2024-03-12|day']);
		await counted('Lê Thị Ví Dụ', '2024-03-12');
		expect(await keptNow()).toEqual(['Lê Thị Ví Dụ|1|1|2022-01-01|year']);
		await counted('Lê Thị Ví Dụ', '2022-05-05');
		expect(await keptNow()).toEqual(['Lê Thị Ví Dụ|2|0||']);
		await truth('delete from donations');
		expect(await keptNow()).toEqual(['Lê Thị Ví Dụ|0|2|2024-03-12|day']);
	});

	test('a number includes what was counted until its day, and not what came after', async () => {
		await takenIn(admin, await compared(admin, list(`${WHO};;;5`)));
		await counted('Lê Thị Ví Dụ', '2025-01-05');
		expect(await keptNow()).toEqual(['Lê Thị Ví Dụ|1|4||']);
		await counted('Lê Thị Ví Dụ', '2026-12-05');
		expect(await keptNow()).toEqual(['Lê Thị Ví Dụ|2|4||']);
		await truth('delete from donations');
	});
});

describe('who may give', () => {
	const asked = async (fullName: string, day: CalendarDate) => {
		const [row] = await truth('select id from donors where full_name = $1', [fullName]);
		return as(admin, async (tx) => {
			const donor = await donorById(tx, String(row?.id));
			if (!donor) throw new Error('there is nobody');
			const { reasons, advice } = await eligibilityOf(tx, donor, { provinceCode, day });
			return [...reasons.map((one) => [one.code, 'stated' in one && one.stated].join(' ')), ...advice];
		});
	};

	test('waits for the interval after a stated day, and is asked where only the month or the year is stated', async () => {
		await takenIn(admin, await compared(admin, list(`${WHO};10/11/2026;350;`, 'Trần Văn Mẫu;1990;;8/2026;;')));
		expect(await asked('Lê Thị Ví Dụ', '2026-11-23')).toContain('too_soon day');
		expect(await asked('Trần Văn Mẫu', '2026-10-23')).toContain('too_soon month');
		expect(await asked('Trần Văn Mẫu', '2026-10-24')).toContain('check_last_donation');
		expect(await asked('Trần Văn Mẫu', '2026-11-23')).not.toContain('check_last_donation');
		expect(await found('eligible=yes', admin)).toEqual(['Trần Văn Mẫu']);
	});

	test('the lists ask by what is stated too', async () => {
		await takenIn(
			admin,
			await compared(admin, list(`${WHO};12/3/2024;350;5`, 'Trần Văn Mẫu;1990;;;;', 'Vũ Thị Thử;1991;;2022;;'))
		);
		expect(await found('never=yes', admin)).toEqual(['Trần Văn Mẫu']);
		expect(await found('from=2024-01-01', admin)).toEqual(['Lê Thị Ví Dụ']);
		expect(await found('to=2023-01-01', admin)).toEqual(['Vũ Thị Thử']);
		expect(await found('least=5', admin)).toEqual(['Lê Thị Ví Dụ']);
		expect(await found('least=1&most=4', admin)).toEqual(['Vũ Thị Thử']);
	});
});
