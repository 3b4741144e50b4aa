import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { readAuditFilter } from '../../src/lib/audit/filter';
import type { Actor } from '../../src/lib/server/actor';
import { trailCodes } from '../../src/lib/server/audit/trail';
import { throttleKey } from '../../src/lib/server/auth/throttle';
import { elsewhereQuestion, knownElsewhere } from '../../src/lib/server/donors/known-elsewhere';
import { inPublic } from '../../src/lib/server/scope';
import { as, club, database, neighbour, now, provinceCode, registrar } from '../support/donor-registry';
import { byPerson, donor, openKnownElsewhere, truth } from '../support/known-elsewhere';
import { addActor } from '../support/society';

openKnownElsewhere();

const nothing = { provinceCode, fullName: '', sex: '', birthDate: '', phone: '', idKind: '', idNumber: '' };
const asked = async (fields: Partial<typeof nothing>, actor: Actor = registrar) => {
	const question = await as(actor, (tx) => elsewhereQuestion(tx, { ...nothing, ...fields }));
	return knownElsewhere({ actor, scope: (work) => as(actor, work) }, question, now);
};

/** Asks as a page without a sign-in would, by the donor's own paper. */
async function askedPublicly(): Promise<unknown> {
	const [paper] = await truth('select id_number_hash from donors where id = $1', [donor.id]);
	const question = sql`select giot_known_elsewhere(${provinceCode}, '{}', null, ${paper?.id_number_hash}, array[${v7()}::uuid]) as known`;
	return (await inPublic((tx) => tx.execute(question))).rows[0]?.known;
}

/** Does something while parts of the function read otherwise. */
async function rewritten(parts: [was: string, is: string][], work: () => Promise<void>): Promise<void> {
	const [row] = await truth(
		"select pg_get_functiondef('giot_known_elsewhere(text,text[],text,bytea,uuid[])'::regprocedure) as text"
	);
	const definition = String(row?.text);
	for (const [was] of parts) expect(definition).toContain(was);
	await truth(parts.reduce((text, [was, is]) => text.replace(was, is), definition));
	try {
		await work();
	} finally {
		await truth(definition);
	}
}

/** Does something while the function lacks these guards. */
const without = (guards: string[], work: () => Promise<void>) =>
	rewritten(
		guards.map((guard) => [guard, '']),
		work
	);

describe('somebody of another club', () => {
	test.each([
		['name and birth date', { fullName: 'Thi Khuat Canary', birthDate: '5/12/1996' }, true],
		['name and phone', { fullName: 'Canary Thi Khuat', phone: '0912345678' }, true],
		[
			'birth date and phone, though the name differs',
			{ fullName: 'Canary Khu', birthDate: '5/12/1996', phone: '0912345678' },
			true
		],
		['the number of a paper', { fullName: 'Ai', idNumber: '038196001234' }, true],
		['the name alone', { fullName: 'Canary Thị Khuất' }, false],
		['name and bare year', { fullName: 'Canary Thị Khuất', birthDate: '1996' }, false],
		['a phone that a family may share', { fullName: 'Lò Văn Khác', phone: '0912345678' }, false],
		['the birth date alone', { fullName: 'Lò Văn Khác', birthDate: '5/12/1996' }, false],
		['another number', { fullName: 'Ai', idNumber: '038196001235' }, false]
	] as const)('by %s: possibly known is %s', async (_, fields, known) => {
		expect(await asked(fields)).toBe(known);
	});

	test('is not spoken of to whoever sees them anyway, nor across the border, nor without a scope', async () => {
		const office = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode });
		const abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
		for (const actor of [neighbour, office, abroad]) expect(await asked(byPerson, actor)).toBe(false);
		expect(await askedPublicly()).not.toBe(true);
	});

	test('is spoken of no more after 60 questions of a quarter of an hour', async () => {
		await truth(
			`insert into sign_in_failures (id, account_key, address_key, failed_at)
			select gen_random_uuid(), $1, $1, $2 from generate_series(1, 59)`,
			[throttleKey(`elsewhere ${registrar.accountId}`), now]
		);
		expect(await asked(byPerson)).toBe(true);
		expect(await asked(byPerson)).toBe(false);
	});

	test('control: without its guards it would be told of one’s own donors, across the border and to strangers', async () => {
		const abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
		const own = 'and not giot_in_own_registry(p.id)';
		const home = 'p_province = any (giot_home_provinces()) and';
		await without([own], async () => expect(await asked(byPerson, neighbour)).toBe(true));
		await without([home], async () => expect(await asked(byPerson, abroad)).toBe(true));
		await without([home, "giot_scope() = 'actor' and"], async () => expect(await askedPublicly()).toBe(true));
		expect(await asked(byPerson, neighbour)).toBe(false);
	});
});

describe('the trail', () => {
	const told = () =>
		truth(
			"select account_id, club_id, object_type, object_id, fields from audit_entries where action = 'donor.known_elsewhere' and account_id = any ($1) order by id",
			[[asking.accountId, another.accountId]]
		);
	const about = (actor: Actor) => ({
		account_id: actor.accountId,
		club_id: donor.clubId,
		object_type: 'donor',
		object_id: donor.id,
		fields: null
	});
	let asking: Actor;
	let another: Actor;

	beforeEach(async () => {
		asking = await addActor(database.superuserUrl, 'registrar', { clubId: club });
		another = await addActor(database.superuserUrl, 'registrar', { clubId: club });
	});

	test('says who was told about whom, by ids alone, once a day for each who asks', async () => {
		expect(await asked(byPerson, asking)).toBe(true);
		expect(await asked({ fullName: 'Ai', idNumber: '038196001234' }, asking)).toBe(true);
		expect(await told()).toEqual([about(asking)]);
		expect(await asked(byPerson, another)).toBe(true);
		expect(await told()).toEqual([about(asking), about(another)]);
	});

	describe('about somebody of another club', () => {
		/** Whose trails hold the entry, of the club that registered the donor, the office, the club that asked, whoever asked, the other office. */
		const readers = async () => {
			const admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
			const office = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode });
			const abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
			const filter = readAuditFilter(new URLSearchParams({ object: 'donor', person: asking.accountId }));
			const reads = async (actor: Actor) => {
				const trail = { actor, filter, zone: 'Asia/Ho_Chi_Minh' };
				return (await as(actor, (tx) => trailCodes(tx, trail, 50))).some(({ objectId }) => objectId === donor.id);
			};
			return Promise.all([neighbour, office, admin, asking, abroad].map(reads));
		};

		test('is read by the club that registered them and by the office, not by the club that asked', async () => {
			await asked(byPerson, asking);
			expect(await readers()).toEqual([true, true, false, false, false]);
		});

		test('control: under the place of whoever asks, the club that asked would learn who it is', async () => {
			const asks = '(giot_clubs())[1]';
			await rewritten([["k.club_id, 'donor'", `${asks}, 'donor'`]], async () => {
				await asked(byPerson, asking);
			});
			expect(await readers()).toEqual([false, true, true, false, false]);
		});
	});

	test('says so again on another day', async () => {
		await asked(byPerson, asking);
		await truth('alter table audit_entries disable trigger all');
		await truth("update audit_entries set at = at - interval '25 hours' where account_id = $1", [asking.accountId]);
		await truth('alter table audit_entries enable trigger all');
		await asked(byPerson, asking);
		expect(await told()).toHaveLength(2);
	});

	test('says nothing where nothing was told: nobody known, one’s own donor, asked too often', async () => {
		await asked({ fullName: 'Canary Thị Khuất' }, asking);
		await asked(byPerson, neighbour);
		await truth(
			`insert into sign_in_failures (id, account_key, address_key, failed_at)
			select gen_random_uuid(), $1, $1, $2 from generate_series(1, 60)`,
			[throttleKey(`elsewhere ${asking.accountId}`), now]
		);
		expect(await asked(byPerson, asking)).toBe(false);
		expect(await told()).toEqual([]);
	});

	test('control: with the entry taken out of the function nobody would know', async () => {
		const silent = 'from known k where not exists (';
		await rewritten([[silent, 'from known k where false and not exists (']], async () => {
			expect(await asked(byPerson, asking)).toBe(true);
		});
		expect(await told()).toEqual([]);
	});
});
