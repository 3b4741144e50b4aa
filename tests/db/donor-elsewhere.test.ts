import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { throttleKey } from '../../src/lib/server/auth/throttle';
import { elsewhereQuestion, knownElsewhere } from '../../src/lib/server/donors/known-elsewhere';
import { inPublic } from '../../src/lib/server/scope';
import { as, database, neighbour, now, provinceCode, registrar } from '../support/donor-registry';
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
	const question = sql`select giot_known_elsewhere(${provinceCode}, '{}', null, ${paper?.id_number_hash}) as known`;
	return (await inPublic((tx) => tx.execute(question))).rows[0]?.known;
}

/** Does something while the function lacks these guards. */
async function without(guards: string[], work: () => Promise<void>): Promise<void> {
	const [row] = await truth(
		"select pg_get_functiondef('giot_known_elsewhere(text,text[],text,bytea)'::regprocedure) as text"
	);
	const definition = String(row?.text);
	for (const guard of guards) expect(definition).toContain(guard);
	await truth(guards.reduce((text, guard) => text.replace(guard, ''), definition));
	try {
		await work();
	} finally {
		await truth(definition);
	}
}

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
