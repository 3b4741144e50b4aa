import { beforeAll, describe, expect, test } from 'vitest';
import { keptQuery, MOST_PINNED, MOST_SAVED_VIEWS } from '../../src/lib/collections/saved-view';
import type { Actor } from '../../src/lib/server/actor';
import { pinnedCharts } from '../../src/lib/server/collections/pinned-series';
import {
	pinnedViews,
	pinView,
	raiseView,
	removeView,
	renameView,
	savedViewById,
	saveView,
	unpinView,
	viewsOf,
	type SavedView
} from '../../src/lib/server/collections/saved-views';
import { wallNow } from '../../src/lib/server/collections/wall-page';
import type { Tx } from '../../src/lib/server/scope';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { addDrive } from '../support/desk';
import { as, club, database, openDonors, registrar } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const today = '2026-11-29' as CalendarDate;
let office: Actor;
let system: Actor;

beforeAll(async () => {
	office = await addActor(database.superuserUrl, 'province_coordinator');
	system = await addActor(database.superuserUrl, 'system_admin', { provinceCode: null });
});

const save = (actor: Actor, name: string, query = keptQuery(new URLSearchParams('by=club'), today)) =>
	as(actor, (tx) => saveView(tx, actor, { name, view: 'overview', query }));
async function saved(actor: Actor, name: string): Promise<SavedView> {
	const result = await save(actor, name);
	const view = result.ok ? await as(actor, (tx) => savedViewById(tx, result.value.id)) : null;
	if (!view) throw new Error(`not saved: ${name}`);
	return view;
}
const namesOf = async (actor: Actor) => (await as(actor, viewsOf)).map(({ name }) => name);
const pinnedOf = async (actor: Actor) => (await as(actor, pinnedViews)).map(({ name }) => name);
type Act = (tx: Tx, actor: Actor, view: SavedView) => Promise<unknown>;
const acted = (actor: Actor, act: Act, view: SavedView) => as(actor, (tx) => act(tx, actor, view));

describe('a kept view', () => {
	test('is its owner’s alone, whoever else asks', async () => {
		const view = await saved(registrar, 'Của tôi');
		for (const other of [office, system]) {
			expect(await namesOf(other)).toEqual([]);
			expect(await as(other, (tx) => savedViewById(tx, view.id))).toBeNull();
			expect(await acted(other, removeView, view)).toMatchObject({ refusal: 'view_gone' });
		}
		expect(await namesOf(registrar)).toEqual(['Của tôi']);
	});

	test('control: with the policies switched off, everybody would see it', async () => {
		await truth('alter table saved_views disable row level security');
		try {
			expect(await namesOf(office)).toEqual(['Của tôi']);
		} finally {
			await truth('alter table saved_views enable row level security');
		}
	});

	test('is renamed under the version that was seen, removed once, and all of it noted', async () => {
		const view = await saved(office, 'Theo câu lạc bộ');
		await saved(office, 'Khác');
		const rename = (name: string, version = 1) => as(office, (tx) => renameView(tx, office, view, { name, version }));
		expect(await rename('Khác')).toMatchObject({ refusal: 'name_taken' });
		expect(await rename('Các câu lạc bộ')).toMatchObject({ ok: true });
		expect(await rename('Nữa')).toMatchObject({ refusal: 'stale_version' });
		expect(await acted(office, removeView, view)).toMatchObject({ ok: true });
		expect(await acted(office, removeView, view)).toMatchObject({ refusal: 'view_gone' });
		const entries = await truth('select action from audit_entries where object_id = $1 order by id', [view.id]);
		expect(entries.map(({ action }) => action)).toEqual([
			'saved_view.added',
			'saved_view.edited',
			'saved_view.removed'
		]);
	});

	test(`one person keeps ${MOST_SAVED_VIEWS}, also of many that are sent at once`, async () => {
		const person = await addActor(database.superuserUrl, 'registrar', { clubId: club });
		const results = await Promise.all(Array.from({ length: MOST_SAVED_VIEWS + 5 }, (_, n) => save(person, `Góc ${n}`)));
		expect(results.filter(({ ok }) => ok)).toHaveLength(MOST_SAVED_VIEWS);
		expect(await save(person, 'Thêm')).toMatchObject({ refusal: 'too_many_views' });
	});
});

describe('the home page', () => {
	test('has the charts of at most six views, in the order that their owner gave them', async () => {
		const person = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
		const views: SavedView[] = [];
		for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) views.push(await saved(person, name));
		for (const view of views.slice(0, MOST_PINNED)) await acted(person, pinView, view);
		expect(await acted(person, pinView, views[6] as SavedView)).toMatchObject({ refusal: 'too_many_pinned' });
		expect(await acted(person, pinView, views[0] as SavedView)).toMatchObject({ ok: true });
		await acted(person, raiseView, views[2] as SavedView);
		await acted(person, raiseView, views[0] as SavedView);
		expect(await pinnedOf(person)).toEqual(['a', 'c', 'b', 'd', 'e', 'f']);
		await acted(person, unpinView, views[1] as SavedView);
		await acted(person, pinView, views[6] as SavedView);
		expect(await pinnedOf(person)).toEqual(['a', 'c', 'd', 'e', 'f', 'g']);
		const charts = await as(person, (tx) => pinnedCharts(tx, { actor: person, today, locale: 'vi' }));
		expect(charts.map(({ name }) => name)).toEqual(['a', 'c', 'd', 'e', 'f', 'g']);
		expect(charts[0]?.href).toBe('/collections?by=club&from=2026-01-01&to=2026-11-29');
	});

	test('has none for whoever chose none', async () => {
		expect(await as(office, (tx) => pinnedCharts(tx, { actor: office, today, locale: 'vi' }))).toEqual([]);
	});
});

test('a wall tells volume in litres, and which number is approximate', async () => {
	const drive = { startsOn: '2026-03-08' as CalendarDate, status: 'closed' as const, resultKind: 'reported' as const };
	const driveId = await addDrive(database.superuserUrl, { ...drive, clubId: club });
	await truth(
		'insert into reported_results (drive_id, units, donated, volume_ml, units_approximate) values ($1, 100, 100, 35000, true)',
		[driveId]
	);
	const now = new Date('2026-11-29T03:00:00Z');
	const { figures } = await as(office, (tx) => wallNow(tx, { actor: office, now, locale: 'vi' }));
	expect(figures).toContainEqual({ measure: 'volume', value: 35, approximate: false });
	expect(figures).toContainEqual({ measure: 'units', value: 600, approximate: true });
});
