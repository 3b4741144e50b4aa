import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { beginList } from '../../src/lib/server/checklists/begin-list';
import { addItem, moveTask, takeOff, tickItem } from '../../src/lib/server/checklists/change-list';
import { tasksDueSoon } from '../../src/lib/server/checklists/due-soon';
import { findTemplate, tasksOf, templates, thingsOf } from '../../src/lib/server/checklists/queries';
import {
	addTemplate,
	addTemplateItem,
	removeTemplate,
	removeTemplateItem
} from '../../src/lib/server/checklists/save-template';
import { copyTeamAndThings } from '../../src/lib/server/drives-plan/copy';
import { findDrive, type Drive } from '../../src/lib/server/drives/queries';
import type { Tx } from '../../src/lib/server/scope';
import { newItemForm, newTemplateForm, newTemplateItemForm } from '../../src/lib/checklists/checklist-forms';
import { driveSociety, now, today, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});
beforeEach(async () => {
	await society.clear();
	await asSuperuser(society.url, 'delete from checklist_templates');
});
afterAll(() => society.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => society.as(actor, work);
async function driveOf(changes: Parameters<DriveSociety['scheduled']>[0] = {}): Promise<Drive> {
	const id = await society.scheduled(changes);
	const drive = await as(society.admin, (tx) => findDrive(tx, id));
	if (!drive) throw new Error('The drive is gone');
	return drive;
}
const begin = (drive: Drive, templateId = '', locale: 'vi' | 'lo' | 'en' = 'en') =>
	as(society.admin, (tx) => beginList(tx, society.admin, { drive, templateId, locale }));
const tasks = (drive: Drive, actor = society.admin) => as(actor, (tx) => tasksOf(tx, drive.id, drive.startsOn));
const things = (drive: Drive) => as(society.admin, (tx) => thingsOf(tx, drive.id));
const add = (drive: Drive, changes = {}) =>
	as(society.admin, (tx) =>
		addItem(tx, society.admin, {
			drive,
			input: newItemForm.parse({ kind: 'task', title: 'Mua hoa', dueOn: today, ...changes })
		})
	);
async function firstTask(drive: Drive) {
	const [first] = await tasks(drive);
	if (!first) throw new Error('There is no task');
	return first;
}
async function template(
	name = 'Danh sách của câu lạc bộ',
	actor = society.admin,
	clubId: string | null = society.club,
	usual = false
) {
	const input = newTemplateForm.parse({ name, usual });
	const { id } = await as(actor, (tx) =>
		addTemplate(tx, actor, { owner: { clubId, provinceCode: 'VN-21' }, input, locale: 'vi' })
	);
	return id;
}

describe('the list of a drive', () => {
	test('begins as the usual one in the language of whoever begins, once', async () => {
		const drive = await driveOf({ startsOn: '2026-12-20' });
		expect(await begin(drive)).toMatchObject({ ok: true });
		const list = await tasks(drive);
		expect(list[0]).toMatchObject({
			title: 'Agree on the day and the target with the blood centre',
			dueOn: '2026-09-27'
		});
		expect(list.at(-1)).toMatchObject({ dueOn: '2026-12-19', byHand: false, done: false });
		expect((await things(drive))[0]).toMatchObject({ title: 'Beds for giving', quantity: 6, done: false });
		expect(await begin(drive)).toMatchObject({ ok: false, refusal: 'list_stands' });
	});

	test('begins from a template of the club or the province, and of no other club', async () => {
		const own = await template();
		const made = await as(society.admin, (tx) => findTemplate(tx, own));
		if (!made) throw new Error('The template is gone');
		const line = newTemplateItemForm.parse({ kind: 'task', title: 'Mượn loa', daysBefore: 5 });
		await as(society.admin, (tx) => addTemplateItem(tx, society.admin, made, line));
		const drive = await driveOf({ startsOn: '2026-12-20' });
		await begin(drive, own);
		expect(await tasks(drive)).toMatchObject([{ title: 'Mượn loa', dueOn: '2026-12-15' }]);
		const [other] = await asSuperuser<{ id: string }>(society.url, "select id from clubs where name = 'CLB Khác'");
		const foreign = await template('Của CLB khác', society.stranger, other?.id ?? '');
		expect(await begin(await driveOf({ title: 'Đợt khác' }), foreign)).toMatchObject({ refusal: 'template_gone' });
		const mixed = { drive: await driveOf({ title: 'Đợt bốn' }), templateId: foreign, locale: 'vi' as const };
		expect(await as(society.coordinator, (tx) => beginList(tx, society.coordinator, mixed))).toMatchObject({
			refusal: 'template_gone'
		});
		const ofProvince = await template('Của tỉnh', society.coordinator, null, true);
		expect(await begin(await driveOf({ title: 'Đợt ba' }), ofProvince)).toMatchObject({ ok: true });
	});

	test('moves along with its drive, but for the days that somebody set', async () => {
		const drive = await driveOf({ startsOn: '2026-12-20' });
		await begin(drive);
		const { id: itemId } = await firstTask(drive);
		const move = (dueOn: string) => as(society.admin, (tx) => moveTask(tx, society.admin, { drive, itemId, dueOn }));
		await move('2026-10-01');
		const later = { ...drive, startsOn: '2026-12-27' as const };
		const moved = await tasks(later);
		expect(moved.find(({ id }) => id === itemId)).toMatchObject({ dueOn: '2026-10-01', byHand: true });
		expect(moved.at(-1)?.dueOn).toBe('2026-12-26');
		await move('');
		expect((await tasks(later)).find(({ id }) => id === itemId)).toMatchObject({ dueOn: '2026-10-08', byHand: false });
	});

	test('is ticked and not; the trail tells it without words', async () => {
		const drive = await driveOf();
		await add(drive);
		const { id: itemId } = await firstTask(drive);
		const tick = (isDone: boolean) =>
			as(society.admin, (tx) => tickItem(tx, society.admin, { drive, kind: 'task', itemId, isDone, now }));
		await tick(true);
		expect((await firstTask(drive)).done).toBe(true);
		await tick(false);
		expect((await firstTask(drive)).done).toBe(false);
		const told = await asSuperuser(
			society.url,
			"select action, fields from audit_entries where object_type = 'plan' and object_id = $1 order by id",
			[drive.id]
		);
		expect(told.map(({ action, fields }: Record<string, unknown>) => [action, fields])).toEqual([
			['plan.item_added', null],
			['plan.item_ticked', null],
			['plan.item_unticked', null]
		]);
	});

	test('loses a line and gets it back; never one of another drive', async () => {
		const [drive, other] = [await driveOf(), await driveOf({ title: 'Đợt khác' })];
		await add(drive, { kind: 'thing', title: 'Loa', quantity: 2 });
		const [thing] = await things(drive);
		const off = (of: Drive, when: Date | null) =>
			as(society.admin, (tx) =>
				takeOff(tx, society.admin, { drive: of, kind: 'thing', itemId: thing?.id ?? '', now: when })
			);
		expect(await off(other, now)).toMatchObject({ ok: false, refusal: 'item_gone' });
		await off(drive, now);
		expect(await things(drive)).toEqual([]);
		await off(drive, null);
		expect(await things(drive)).toMatchObject([{ title: 'Loa', quantity: 2 }]);
	});

	test('gets a line once however often its form is sent', async () => {
		const drive = await driveOf();
		const id = v7();
		await add(drive, { id });
		await add(drive, { id });
		expect(await tasks(drive)).toHaveLength(1);
	});

	test('holds 300 lines of a kind and no more', async () => {
		const drive = await driveOf();
		await asSuperuser(
			society.url,
			`insert into drive_tasks (id, drive_id, title, days_before, position) select gen_random_uuid(), $1, 'Việc', 1, n from generate_series(1, 299) n`,
			[drive.id]
		);
		expect([await add(drive), await add(drive)]).toMatchObject([{ ok: true }, { refusal: 'list_full' }]);
	});

	test('has room again where lines of it were taken off', async () => {
		const drive = await driveOf();
		for (const [columns, values] of [
			['drive_tasks (id, drive_id, title, days_before', "$1, 'Bỏ', 1"],
			['drive_things (id, drive_id, name', "$1, 'Bỏ'"]
		])
			await asSuperuser(
				society.url,
				`insert into ${columns}, position, removed_at) select gen_random_uuid(), ${values}, n, $2 from generate_series(1, 300) n`,
				[drive.id, now]
			);
		expect(await add(drive)).toMatchObject({ ok: true });
		expect(await add(drive, { kind: 'thing', title: 'Loa', quantity: 2 })).toMatchObject({ ok: true });
	});

	test('is told to those who plan the drive alone', async () => {
		const drive = await driveOf();
		await add(drive);
		expect([(await tasks(drive, society.coordinator)).length, await tasks(drive, society.stranger)]).toEqual([1, []]);
	});

	test('control: without row-level security another club reads it', async () => {
		const drive = await driveOf();
		await add(drive);
		await asSuperuser(society.url, 'alter table drive_tasks disable row level security');
		expect(await tasks(drive, society.stranger)).toHaveLength(1);
		await asSuperuser(society.url, 'alter table drive_tasks enable row level security');
	});

	test('is copied to another drive: nothing done, nothing ready, days moved along', async () => {
		const [from, to] = [
			await driveOf({ startsOn: '2026-12-20' }),
			await driveOf({ title: 'Đợt sau', startsOn: '2027-01-19' })
		];
		await add(from, { dueOn: '2026-12-01' });
		await add(from, { kind: 'thing', title: 'Loa', quantity: 2 });
		const { id: itemId } = await firstTask(from);
		await as(society.admin, (tx) =>
			tickItem(tx, society.admin, { drive: from, kind: 'task', itemId, isDone: true, now })
		);
		expect(await as(society.admin, (tx) => copyTeamAndThings(tx, { from: from.id, to: to.id, shiftDays: 30 }))).toEqual(
			{
				shifts: 0,
				items: 2
			}
		);
		expect(await tasks(to)).toMatchObject([{ title: 'Mua hoa', dueOn: '2026-12-31', done: false }]);
		expect(await things(to)).toMatchObject([{ title: 'Loa', quantity: 2, done: false }]);
	});
});

describe('what is due', () => {
	const due = (actor = society.admin) => as(actor, (tx) => tasksDueSoon(tx, today));

	test('counts a week ahead and what is overdue, of drives that one plans and that are still to come', async () => {
		const drive = await driveOf({ title: 'Đợt gần', startsOn: '2026-12-20' });
		for (const dueOn of ['2026-11-22', '2026-11-23', '2026-11-30', '2026-12-01']) await add(drive, { dueOn });
		expect(await due()).toEqual({ driveId: drive.id, title: 'Đợt gần', tasks: 3, overdue: 1 });
		expect(await due(society.stranger)).toBeNull();
	});

	test.each([
		['is done', 'update drive_tasks set done_at = now(), done_by = drive_id'],
		['was taken off', 'update drive_tasks set removed_at = now()'],
		['is of a drive that was cancelled', "update drives set status = 'cancelled', cancel_reason = 'bão'"],
		['is of a drive that is over', "update drives set starts_on = '2026-11-20', ends_on = '2026-11-20'"]
	])('is nothing where the task %s', async (_, change) => {
		await add(await driveOf({ startsOn: '2026-12-20' }));
		expect((await due())?.tasks).toBe(1);
		await asSuperuser(society.url, change);
		expect(await due()).toBeNull();
	});
});

describe('templates', () => {
	test('of a province are read by its clubs; those of a club by that club and the office', async () => {
		await template();
		await template('Của tỉnh', society.coordinator, null);
		const names = async (actor: Actor) => (await as(actor, templates)).map(({ name }) => name);
		expect(await names(society.admin)).toEqual(['Của tỉnh', 'Danh sách của câu lạc bộ']);
		expect(await names(society.stranger)).toEqual(['Của tỉnh']);
		expect(await names(society.coordinator)).toHaveLength(2);
	});

	test('are changed line by line, and removed without the lists that began from them', async () => {
		const id = await template('Ngắn', society.admin, society.club, true);
		const drive = await driveOf();
		await begin(drive, id);
		const made = await as(society.admin, (tx) => findTemplate(tx, id));
		if (!made) throw new Error('The template is gone');
		const remove = () =>
			as(society.admin, (tx) => removeTemplateItem(tx, society.admin, made, made.items[0]?.id ?? ''));
		expect([await remove(), await remove()]).toMatchObject([{ ok: true }, { ok: false, refusal: 'item_gone' }]);
		await as(society.admin, (tx) => removeTemplate(tx, society.admin, made));
		expect(await as(society.admin, templates)).toEqual([]);
		expect((await tasks(drive)).length).toBeGreaterThan(5);
	});
	test('hold 200 lines and no more', async () => {
		const id = await template('Dài');
		await asSuperuser(
			society.url,
			`insert into checklist_template_items (id, template_id, kind, title, days_before, position)
				select gen_random_uuid(), $1, 'task', 'Việc', 1, n from generate_series(1, 199) n`,
			[id]
		);
		const line = newTemplateItemForm.parse({ kind: 'task', title: 'Mượn loa', daysBefore: 5 });
		const another = () =>
			as(society.admin, async (tx) => {
				const found = await findTemplate(tx, id);
				if (!found) throw new Error('The template is gone');
				return addTemplateItem(tx, society.admin, found, line);
			});
		expect([await another(), await another()]).toMatchObject([{ ok: true }, { refusal: 'list_full' }]);
	});
});
