import { beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import type { Actor } from '../../src/lib/server/actor';
import { endMilestone, resumeMilestone } from '../../src/lib/server/thanks/end-milestone';
import { allMilestones, milestoneById } from '../../src/lib/server/thanks/milestones';
import { addMilestone, editMilestone } from '../../src/lib/server/thanks/save-milestone';
import { newMilestoneForm } from '../../src/lib/thanks/milestone-form';
import { as, database, openDonors, registrar } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';
import { milestoneOf } from '../support/thanks-society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let office: Actor;
let abroad: Actor;
let area: string;

beforeAll(async () => {
	office = await addActor(database.superuserUrl, 'province_coordinator');
	abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
	const [first] = await truth("select code from areas where province_code = 'VN-21' order by code limit 1");
	area = String(first?.code);
});

const add = (typed: object, actor = office) =>
	as(actor, (tx) => addMilestone(tx, actor, newMilestoneForm.parse({ provinceCode: 'VN-21', ...typed })));
const found = async (id: string, actor = office) => {
	const milestone = await as(actor, (tx) => milestoneById(tx, id));
	if (!milestone) throw new Error('no such milestone');
	return milestone;
};
const edit = async (id: string, donations: number, version: number) => {
	const milestone = await found(id);
	const input = { donations, honour: 'Kỷ niệm chương', source: '', version };
	return as(office, (tx) => editMilestone(tx, office, milestone, input));
};
const end = async (id: string, version: number) => {
	const milestone = await found(id);
	return as(office, (tx) => endMilestone(tx, office, { milestone, version, day: '2026-11-23' }));
};
const resume = async (id: string, version: number) => {
	const milestone = await found(id);
	return as(office, (tx) => resumeMilestone(tx, office, { milestone, version }));
};
const added = async (typed: object) => {
	const result = await add(typed);
	if (!result.ok) throw new Error(result.refusal);
	return result.value.id;
};
const actionsOn = async (id: string) =>
	(await truth('select action from audit_entries where object_id = $1 order by at, id', [id])).map(
		({ action }) => action
	);

test('every province begins with the usual ones, said to be unconfirmed', async () => {
	for (const actor of [office, abroad]) {
		const usual = await as(actor, allMilestones);
		expect(usual.map(({ donations }) => donations)).toEqual([1, 5, 10, 15, 20, 30, 40, 50, 70, 100]);
		expect(new Set(usual.map(({ certainty }) => certainty))).toEqual(new Set(['unconfirmed']));
	}
});

describe('a milestone is added', () => {
	test('once, however often its form is sent, and is the province’s own statement', async () => {
		const form = { id: v7(), donations: 25, honour: 'Bằng khen' };
		expect([await add(form), await add(form)]).toMatchObject([{ ok: true }, { ok: true }]);
		expect(await found(form.id)).toMatchObject({ donations: 25, honour: 'Bằng khen', certainty: 'stated' });
		expect(await actionsOn(form.id)).toEqual(['milestone.added']);
	});

	test('not where one of that number stands', async () => {
		expect(await add({ donations: 5 })).toMatchObject({ ok: false, refusal: 'milestone_exists' });
	});

	test('not by whoever works in a club, even past the application', async () => {
		await expect(add({ donations: 26 }, registrar)).rejects.toThrow();
		await expect(add({ donations: 26 }, abroad)).rejects.toThrow();
	});
});

describe('the lower number of an area', () => {
	test.each([
		[10, 'not_lower'],
		[11, 'not_lower']
	])('is not %i where the milestone has 10', async (donations, refusal) => {
		expect(await add({ donations, lowersId: await milestoneOf(10), areaCode: area })).toMatchObject({ refusal });
	});

	test('is of an area and a milestone of the province, and stands once', async () => {
		const [ten, abroads] = [await milestoneOf(10), await milestoneOf(10, 'LA-HO')];
		const [lao] = await truth("select code from areas where province_code = 'LA-HO' limit 1");
		expect(await add({ donations: 7, lowersId: ten, areaCode: lao?.code })).toMatchObject({ refusal: 'unknown_area' });
		expect(await add({ donations: 7, lowersId: abroads, areaCode: area })).toMatchObject({
			refusal: 'unknown_milestone'
		});
		const id = await added({ donations: 9, lowersId: ten, areaCode: area });
		expect(await add({ donations: 7, lowersId: ten, areaCode: area })).toMatchObject({ refusal: 'milestone_exists' });
		expect(await add({ donations: 7, lowersId: id, areaCode: area })).toMatchObject({ refusal: 'unknown_milestone' });
		const whole = (await as(office, allMilestones)).find((one) => one.id === ten);
		expect(whole?.lowered).toMatchObject([{ id, donations: 9, area: { code: area } }]);
	});

	test('stays below the milestone, whichever of both is changed', async () => {
		const fifty = await milestoneOf(50);
		const id = await added({ donations: 35, lowersId: fifty, areaCode: area });
		expect(await edit(id, 50, 1)).toMatchObject({ refusal: 'not_lower' });
		expect(await edit(fifty, 35, 1)).toMatchObject({ refusal: 'not_lower' });
		expect(await edit(fifty, 36, 1)).toMatchObject({ ok: true });
		expect(await edit(id, 35, 1)).toMatchObject({ ok: true });
		expect(await end(id, 2)).toMatchObject({ ok: true });
		expect(await edit(fifty, 34, 2)).toMatchObject({ ok: true });
		expect(await resume(id, 3)).toMatchObject({ refusal: 'not_lower' });
	});
});

describe('a milestone is changed', () => {
	test('under the version that was seen, not to the number of another', async () => {
		const id = await added({ donations: 60 });
		expect(await edit(id, 70, 1)).toMatchObject({ refusal: 'milestone_exists' });
		expect(await edit(id, 61, 2)).toMatchObject({ refusal: 'stale_version' });
		expect(await edit(id, 61, 1)).toMatchObject({ ok: true });
		const [entry] = await truth("select fields from audit_entries where object_id = $1 and action like '%edited'", [
			id
		]);
		expect(entry?.fields).toEqual(['donations', 'honour']);
	});

	test('is ended and taken up again, unless another one of that number stands by then', async () => {
		const id = await added({ donations: 80 });
		expect(await resume(id, 1)).toMatchObject({ refusal: 'stale_version' });
		expect(await end(id, 1)).toMatchObject({ ok: true });
		expect(await end(id, 2)).toMatchObject({ refusal: 'stale_version' });
		expect(await found(id)).toMatchObject({ endedOn: '2026-11-23' });
		expect(await resume(id, 2)).toMatchObject({ ok: true });
		expect(await end(id, 3)).toMatchObject({ ok: true });
		await added({ donations: 80 });
		expect(await resume(id, 4)).toMatchObject({ refusal: 'milestone_exists' });
		expect(await actionsOn(id)).toEqual(['milestone.added', 'milestone.ended', 'milestone.resumed', 'milestone.ended']);
	});
});
