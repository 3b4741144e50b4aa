import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeLines } from '../../src/lib/donors/rule-words';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import { eligibilityOf } from '../../src/lib/server/donors/eligibility-of';
import { donorById } from '../../src/lib/server/donors/queries';
import { effectsOf, revised, reviseRules, takeBackRules } from '../../src/lib/server/donors/revise-rules';
import { allRuleSets, rulesOn } from '../../src/lib/server/donors/rule-sets';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { addDrive, known, today as day } from '../support/desk';
import { as, club, database, gave, openDesk, person, registered, registrar, truth } from '../support/registration-desk';
import { addActor } from '../support/society';

openDesk();
afterAll(() => closeDatabase());

const today = day as CalendarDate;
const next = '2027-01-01' as CalendarDate;
let system: Actor;
const revising = (values: Record<string, number | null>, validFrom = next) => ({
	...{ country: 'VN' as const, validFrom, today },
	revision: {
		values,
		source: { title: { vi: 'Thông tư mới', lo: 'ໃໝ່', en: 'New' }, url: null },
		...{ sourceKey: `from ${validFrom}`, certainty: 'stated' as const, confirmed: true }
	}
});
const interval = { intervalDays_whole_blood_female: 112 };
const revise = (what = revising(interval), actor = system) => as(actor, (tx) => reviseRules(tx, actor, what));

beforeAll(async () => {
	system = await addActor(database.superuserUrl, 'system_admin');
});
beforeEach(() => truth("delete from rule_sets where valid_from > '2026-01-01'"));

describe('the rules', () => {
	test('are those of the place of the drive, whichever club holds it and wherever the donor lives', async () => {
		const young = await person({ birthDate: '2009-06-01' });
		const saying = (provinceCode: string) =>
			as(registrar, async (tx) => {
				const donor = await donorById(tx, young);
				if (!donor) throw new Error('The donor is gone');
				return eligibilityOf(tx, donor, { provinceCode, day: today });
			});
		expect(await saying('VN-21')).toMatchObject({ reasons: [{ code: 'too_young' }], advice: [] });
		expect(await saying('LA-HO')).toMatchObject({ reasons: [], advice: ['rules_unconfirmed'] });
	});
});

describe('new rules', () => {
	test('hold from their day on; the days before keep theirs', async () => {
		expect(await revise()).toMatchObject({ ok: true });
		const at = (on: CalendarDate) => as(registrar, (tx) => rulesOn(tx, 'VN-21', on));
		expect((await at('2026-12-31' as CalendarDate)).intervalDays.whole_blood.female).toBe(84);
		expect((await at(next)).intervalDays.whole_blood).toMatchObject({
			female: 112,
			male: 84,
			source: 'from 2027-01-01'
		});
		const [entry] = await truth(
			"select fields from audit_entries where action = 'rules.revised' order by id desc limit 1"
		);
		expect(entry?.fields).toEqual(['intervalDays_whole_blood_female']);
	});

	test.each([
		['on a day that is over', revising(interval, '2026-11-22' as CalendarDate), 'begins_too_early'],
		['that change nothing', revising({ minAgeYears: 18 }), 'changes_nothing']
	] as const)('%s are refused', async (_, what, refusal) => {
		expect(await revise(what)).toMatchObject({ ok: false, refusal });
	});

	test('hold at once when another process has written them, and are refused when they cannot be read', async () => {
		const female = () =>
			as(registrar, async (tx) => (await rulesOn(tx, 'VN-21', today)).intervalDays.whole_blood.female);
		const write = (text: string) =>
			truth(
				`update rule_sets set rules = jsonb_set(rules, '{intervalDays,whole_blood,female}', $1::jsonb) where country = 'VN'`,
				[text]
			);
		expect(await female()).toBe(84);
		await write('90');
		expect(await female()).toBe(90);
		await write('"soon"');
		await expect(female()).rejects.toThrow();
		await expect(female()).rejects.toThrow();
		await write('84');
		expect(await female()).toBe(84);
	});

	test('are compared with those that would hold on their day, planned ones too, and end where others are planned', async () => {
		await revise();
		const looked = async (values: Record<string, number | null>, validFrom: string) => {
			const found = await as(system, (tx) => revised(tx, revising(values, validFrom as CalendarDate)));
			if (!found.ok) throw new Error(found.refusal);
			const { before, after, until } = found.value;
			return { until, changes: changeLines(before, after, 'en') };
		};
		const asToday = { intervalDays_whole_blood_female: 84, maxAgeYears: 65 };
		expect(await looked(asToday, '2027-06-01')).toEqual({
			until: null,
			changes: [expect.stringMatching(/: 60 → 65 /), expect.stringMatching(/: 112 → 84 /)]
		});
		expect(await looked(asToday, '2026-12-01')).toEqual({
			until: '2026-12-31',
			changes: [expect.stringMatching(/: 60 → 65 /)]
		});
	});

	test('begin on a day once', async () => {
		await revise();
		expect(await revise(revising({ minAgeYears: 17 }))).toMatchObject({ ok: false, refusal: 'begins_already' });
	});

	test('are taken back before they begin, not after', async () => {
		await revise();
		const set = (await as(system, allRuleSets)).find(({ validFrom }) => validFrom === next);
		const back = ({ id = '', validFrom = '' } = {}) =>
			as(system, (tx) => takeBackRules(tx, system, { id, validFrom, today }));
		const old = (await as(system, allRuleSets)).find(({ validFrom }) => validFrom < today);
		expect(await back(old)).toMatchObject({ ok: false, refusal: 'rules_hold_already' });
		expect(await back({ ...set, validFrom: '2027-01-02' })).toMatchObject({ ok: false, refusal: 'other_day' });
		expect(await back(set)).toMatchObject({ ok: true });
		expect(await back(set)).toMatchObject({ ok: false });
	});
});

describe('whom new rules affect', () => {
	test('is counted for everybody and for those who have a place, by those who run the system alone', async () => {
		await truth('delete from registrations');
		await truth('delete from donations');
		await truth('delete from donors');
		const resting = await person({ fullName: 'Lê Thị Ví Dụ' });
		await gave(resting, 60);
		const soon = await addDrive(database.superuserUrl, { clubId: club, startsOn: '2027-01-02', status: 'open' });
		await registered(known(resting), soon);
		await person({ fullName: 'Trần Thị Khác Hẳn' });
		const effects = (actor: Actor) =>
			as(actor, async (tx) => {
				const found = await revised(tx, revising(interval));
				return found.ok ? effectsOf(tx, revising(interval), found.value) : null;
			});
		expect(await effects(system)).toMatchObject({
			everybody: { people: 2, mayGive: 2, lose: 1, gain: 0 },
			planned: { people: 1, lose: 1 }
		});
		const office = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'VN-21' });
		expect(await effects(office)).toMatchObject({ everybody: { people: 0 }, planned: { people: 0 } });
	});
});

describe('the database', () => {
	const insert = sql`insert into rule_sets (id, country, valid_from, rules) select gen_random_uuid(), 'VN', '2028-01-01', rules from rule_sets limit 1`;
	const wipe = sql`delete from rule_sets where country = 'VN'`;

	test('lets nobody else revise rules, and nobody take away what has held', async () => {
		const attempt = (actor: Actor, work: typeof insert) => as(actor, (tx) => tx.execute(work));
		for (const work of [insert, wipe]) await expect(attempt(registrar, work)).rejects.toThrow();
		await expect(attempt(system, wipe)).rejects.toThrow();
	});

	test('control: without its trigger a registrar could', async () => {
		await truth('alter table rule_sets disable trigger rule_sets_revised');
		try {
			await as(registrar, (tx) => tx.execute(insert));
		} finally {
			await truth('alter table rule_sets enable trigger rule_sets_revised');
		}
		expect(await truth("select 1 from rule_sets where valid_from = '2028-01-01'")).toHaveLength(1);
	});
});
