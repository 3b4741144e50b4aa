import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { computable } from '../../src/lib/exchange/attack.fixture';
import { noModels } from '../../src/lib/exchange/models';
import { meetingForm, statementForm, typedModels } from '../../src/lib/exchange/statement-forms';
import { linkedTables } from '../../src/lib/exchange/yearly-tables';
import { measuredTotal } from '../../src/lib/server/collections/breakdown';
import { bordersOf, draftOf, saveDraft } from '../../src/lib/server/exchange/drafts';
import { exchangeYears, yearReport } from '../../src/lib/server/exchange/exchange-page';
import {
	addPoint,
	markPoint,
	meetingOf,
	proposedHost,
	removePoint,
	saveMeeting
} from '../../src/lib/server/exchange/meetings';
import { noteRelease, prepareStatement, releaseStatement } from '../../src/lib/server/exchange/release';
import { releasesOf } from '../../src/lib/server/exchange/releases';
import { yearlyFacts } from '../../src/lib/server/exchange/yearly-tables';
import type { Tx } from '../../src/lib/server/scope';
import { givers, installation, now, YEAR, type Installation } from '../support/exchange';
import { asSuperuser } from '../support/society';

const OURS = { provinceCode: 'VN-21', year: YEAR };

let here: Installation;
/** Units of the year that the press reported of Thanh Hóa: they are in the reference data. */
let published: number;

/** What somebody is shown of the year, side by side: the version that each released. */
const seenBy = (actor: Parameters<Installation['as']>[0]) =>
	here.as(actor, async (tx) => {
		const { sides } = await yearReport(tx, actor, { year: YEAR, versions: () => null });
		return Object.fromEntries(sides.map(({ province, release }) => [province.code, release?.version ?? null]));
	});

const written = (changes: object = {}) =>
	statementForm.parse({
		...typedModels(noModels()),
		differently: 'Đi từng bản',
		border: '',
		borders: ['384', '387'],
		version: 0,
		...changes
	});

beforeAll(async () => {
	here = await installation();
	const [row] = await asSuperuser<{ units: number }>(
		here.url,
		`select coalesce(sum(r.units), 0)::int as units from reported_results r join drives d on d.id = r.drive_id
			where d.province_code = 'VN-21' and extract(year from d.starts_on) = $1`,
		[YEAR]
	);
	published = row?.units ?? 0;
});

beforeEach(async () => {
	await asSuperuser(
		here.url,
		'truncate exchange_drafts, exchange_meetings, exchange_points, exchange_notes, exchange_releases, donations, registrations, donors cascade'
	);
	await asSuperuser(here.url, 'truncate drive_tallies, drive_people, area_tallies');
	await asSuperuser(here.url, 'delete from drives where seed_key is null');
});

afterAll(() => here.close());

describe('the figures of a year', () => {
	beforeEach(async () => {
		await here.drive('VN-21', '384', [...givers(40), ...givers(3, { sex: 'male', rhd: '-', first: false })]);
		await here.drive('VN-21', '387', givers(12, { age: '18-24', volume: 250 }));
		await here.drive('LA-HO', '704', givers(9));
	});

	test('are counted once: by district, by what was true of whoever gave, and from registration to donation', async () => {
		const { cells, districts } = await here.as(here.office('VN-21'), (tx) => yearlyFacts(tx, OURS));
		expect(districts).toEqual(expect.arrayContaining(['384', '387']));
		expect(cells).toMatchObject({
			donations: 55,
			'units/source:counted': 55,
			'units/district:384': 43,
			'units/district:387': 12,
			'units/month:03': 55,
			'donations/first:repeat': 3,
			'donations/volume:250': 12,
			'donations/sex:female': 52,
			'donations/age:18-24': 12,
			'donations/sex:male/age:25-44': 3,
			'donations/abo:O/rhd:-': 3,
			registered: 55,
			'registered/arrived': 55,
			'donations/insufficient': 0
		});
		const { sums } = linkedTables(cells, districts);
		for (const { total, parts } of sums)
			expect([total, parts.reduce((sum, part) => sum + (cells[part] ?? 0), 0)]).toEqual([total, cells[total] ?? 0]);
	});

	test('are of drives that were held: whoever is registered at one to come counts in no figure yet, as in Collections', async () => {
		await here.ahead('VN-21', '384', 7);
		const { cells, collected } = await here.as(here.office('VN-21'), async (tx) => ({
			cells: (await yearlyFacts(tx, OURS)).cells,
			collected: await measuredTotal(tx, here.office('VN-21'), {
				from: '2025-01-01',
				to: '2025-12-31',
				province: 'VN-21',
				source: 'counted'
			})
		}));
		expect(cells).toMatchObject({ registered: 55 });
		expect(cells.registered).toBe(collected.registered);
	});

	test('that are told keep back the three, and nobody can compute them', async () => {
		const prepared = await here.as(here.office('VN-21'), (tx) => prepareStatement(tx, OURS, now));
		const shown = prepared?.statement.shown ?? {};
		expect(shown['donations/abo:O/rhd:-']).toBe('few');
		expect(shown['donations/first:repeat']).toBe('few');
		expect(typeof shown.donations === 'number' || shown.donations === 'withheld').toBe(true);
		expect(Object.values(shown).filter((cell) => typeof cell === 'number' && cell > 0 && cell < 5)).toEqual([]);
		const { cells, districts } = await here.as(here.office('VN-21'), (tx) => yearlyFacts(tx, OURS));
		expect(computable({ sums: linkedTables(cells, districts).sums, shown, withheldFrom: 5 })).toEqual([]);
	});

	test('are of nobody for the office of the other province', async () => {
		const { cells } = await here.as(here.office('LA-HO'), (tx) => yearlyFacts(tx, OURS));
		expect(Object.values(cells).every((count) => count === 0)).toBe(true);
	});
});

describe('a draft', () => {
	test('is written by its own office, and a stale one is refused', async () => {
		const save = (changes = {}) =>
			here.as(here.office('VN-21'), (tx) => saveDraft(tx, here.office('VN-21'), OURS, written(changes), now));
		expect(await save()).toMatchObject({ ok: true });
		expect(await save()).toMatchObject({ refusal: 'stale_version' });
		expect(await save({ version: 1, differently: 'Khác' })).toMatchObject({ ok: true });
		expect(await save({ version: 2, borders: ['704'] })).toMatchObject({ refusal: 'unknown_area' });
		const { draft, borders } = await here.as(here.office('VN-21'), async (tx) => ({
			draft: await draftOf(tx, OURS),
			borders: await bordersOf(tx, 'VN-21')
		}));
		expect(draft).toMatchObject({ differently: 'Khác', version: 2 });
		expect(borders.map(({ areaCode }) => areaCode)).toEqual(['384', '387']);
	});

	test('is not seen by the other side nor by exchange viewers, and no part of what is shown of a year', async () => {
		await here.as(here.office('VN-21'), (tx) => saveDraft(tx, here.office('VN-21'), OURS, written(), now));
		for (const actor of [here.office('LA-HO'), here.viewer]) {
			expect(await here.as(actor, (tx) => draftOf(tx, OURS))).toMatchObject({ version: 0, differently: '' });
			expect(await seenBy(actor)).toEqual({ 'VN-21': null, 'LA-HO': null });
		}
	});

	test('control: with its policy open to all, the other side reads it', async () => {
		await here.as(here.office('VN-21'), (tx) => saveDraft(tx, here.office('VN-21'), OURS, written(), now));
		await asSuperuser(here.url, 'create policy lax on exchange_drafts for select to giot_app using (true)');
		const seen = await here.as(here.office('LA-HO'), (tx) => draftOf(tx, OURS));
		await asSuperuser(here.url, 'drop policy lax on exchange_drafts');
		expect(seen).toMatchObject({ differently: 'Đi từng bản' });
	});
});

describe('what was released', () => {
	test('is seen by the other side from then on, each side by itself', async () => {
		await here.drive('VN-21', '384', givers(40));
		expect(await here.release('VN-21')).toMatchObject({ ok: true, value: { version: 1 } });
		for (const actor of [here.office('VN-21'), here.office('LA-HO'), here.viewer])
			expect(await seenBy(actor)).toEqual({ 'VN-21': 1, 'LA-HO': null });
		expect(await here.release('LA-HO')).toMatchObject({ ok: true });
		expect(await seenBy(here.viewer)).toEqual({ 'VN-21': 1, 'LA-HO': 1 });
	});

	test('is frozen: what is counted later is told by a further version alone, and the earlier one stays', async () => {
		await here.drive('VN-21', '384', givers(40));
		await here.release('VN-21');
		await here.drive('VN-21', '387', givers(20));
		const units = async () =>
			(await here.as(here.viewer, (tx) => releasesOf(tx, OURS))).map(({ version, statement }) => [
				version,
				statement.shown.units
			]);
		expect(await units()).toEqual([[1, 40 + published]]);
		await here.release('VN-21');
		expect(await units()).toEqual([
			[2, 60 + published],
			[1, 40 + published]
		]);
	});

	test('is what was seen: figures that changed meanwhile are seen again first', async () => {
		const actor = here.office('VN-21');
		const seen = await here.as(actor, (tx) => prepareStatement(tx, OURS, now));
		await here.drive('VN-21', '384', givers(7));
		const releasing = { side: OURS, checksum: seen?.checksum ?? '', now };
		expect(await here.as(actor, (tx) => releaseStatement(tx, actor, releasing))).toMatchObject({
			refusal: 'changed_meanwhile'
		});
		expect(await here.as(actor, (tx) => releasesOf(tx, OURS))).toEqual([]);
	});

	test('is never changed nor taken back by the application, and its checksum is the database’s own', async () => {
		await here.release('VN-21');
		for (const statement of [sql`update exchange_releases set body = '{}'`, sql`delete from exchange_releases`])
			await expect(here.as(here.office('VN-21'), (tx) => tx.execute(statement))).rejects.toThrow();
		await expect(asSuperuser(here.url, `update exchange_releases set body = body || ' '`)).rejects.toThrow(
			'exchange_releases_checksum_check'
		);
	});

	test('is not said in the name of the other side', async () => {
		const speaking = (tx: Tx) =>
			tx.execute(sql`insert into exchange_releases (id, province_code, year, version, body, checksum, released_at, released_by)
				values (gen_random_uuid(), 'LA-HO', 2025, 9, 'x', encode(sha256('x'), 'hex'), now(), ${here.office('VN-21').accountId})`);
		await expect(here.as(here.office('VN-21'), speaking)).rejects.toThrow();
		expect(await asSuperuser(here.url, 'select from exchange_releases')).toEqual([]);
	});

	test('takes dated notes, which both sides read', async () => {
		await here.release('VN-21');
		const [release] = await here.as(here.office('VN-21'), (tx) => releasesOf(tx, OURS));
		const noting = { side: OURS, releaseId: release?.id ?? '', note: 'Huyện Quan Sơn: 12, không phải 21', now };
		await here.as(here.office('VN-21'), (tx) => noteRelease(tx, here.office('VN-21'), noting));
		const [read] = await here.as(here.office('LA-HO'), (tx) => releasesOf(tx, OURS));
		expect(read?.notes.map(({ note }) => note)).toEqual(['Huyện Quan Sơn: 12, không phải 21']);
		expect(read?.checksum).toBe(release?.checksum);
		await expect(
			here.as(here.office('LA-HO'), (tx) => noteRelease(tx, here.office('LA-HO'), noting))
		).rejects.toThrow();
	});
});

describe('the yearly meeting', () => {
	const meeting = (changes = {}) => meetingForm.parse({ hostCode: 'LA-HO', version: 0, ...changes });

	test('is hosted by the other province than last time', async () => {
		const office = here.office('VN-21');
		expect(await here.as(office, (tx) => proposedHost(tx, 2024))).toBe('LA-HO');
		await here.as(office, (tx) => saveMeeting(tx, office, { year: 2024, provinceCode: 'VN-21' }, meeting()));
		expect(await here.as(office, (tx) => proposedHost(tx, 2025))).toBe('VN-21');
	});

	test('is written by both offices, and a stale version is refused', async () => {
		const save = (code: string, changes = {}) =>
			here.as(here.office(code), (tx) =>
				saveMeeting(tx, here.office(code), { year: YEAR, provinceCode: code }, meeting(changes))
			);
		expect(await save('VN-21', { place: 'Sầm Nưa' })).toMatchObject({ ok: true });
		expect(await save('LA-HO', { version: 1, place: 'Xam Neua', delegatesHost: 12 })).toMatchObject({ ok: true });
		expect(await save('VN-21', { version: 1 })).toMatchObject({ refusal: 'stale_version' });
		expect(await save('VN-21', { version: 2, hostCode: 'VN-40' })).toMatchObject({ refusal: 'unknown_province' });
		expect(await here.as(here.office('VN-21'), (tx) => meetingOf(tx, YEAR))).toMatchObject({
			place: 'Xam Neua',
			delegatesHost: 12
		});
	});

	test('keeps what was agreed, by whom, until when, and when it was done', async () => {
		const office = here.office('LA-HO');
		const side = { provinceCode: 'LA-HO', year: YEAR };
		await here.as(office, (tx) => saveMeeting(tx, office, side, meeting()));
		const points = await here.as(office, async (tx) => {
			const found = (await meetingOf(tx, YEAR)) ?? expect.unreachable();
			const at = { meeting: found, provinceCode: 'LA-HO' };
			const id = '0198c0de-1234-7abc-8def-0123456789ab';
			const input = { id, agreed: 'Tập huấn sơ cấp cứu', owner: 'Văn phòng', dueOn: '2026-06-30' };
			await addPoint(tx, office, at, input);
			await addPoint(tx, office, at, input);
			const [point] = (await meetingOf(tx, YEAR))?.points ?? [];
			await markPoint(tx, office, at, point ?? expect.unreachable(), '2026-05-01');
			const marked = (await meetingOf(tx, YEAR))?.points;
			await removePoint(tx, office, at, point ?? expect.unreachable());
			return [marked, (await meetingOf(tx, YEAR))?.points];
		});
		expect(points).toMatchObject([[{ agreed: 'Tập huấn sơ cấp cứu', doneOn: '2026-05-01' }], []]);
	});

	test('is read by exchange viewers once something of its year was released', async () => {
		const office = here.office('VN-21');
		await here.as(office, (tx) => saveMeeting(tx, office, OURS, meeting()));
		expect(await here.as(here.viewer, (tx) => meetingOf(tx, YEAR))).toBeNull();
		expect((await here.as(here.viewer, (tx) => exchangeYears(tx, here.viewer, now))).years).toEqual([]);
		await here.release('VN-21');
		expect(await here.as(here.viewer, (tx) => meetingOf(tx, YEAR))).toMatchObject({ hostCode: 'LA-HO' });
		const { years } = await here.as(here.viewer, (tx) => exchangeYears(tx, here.viewer, now));
		expect(years).toMatchObject([{ year: YEAR, released: ['2026-11-23', null] }]);
	});
});
