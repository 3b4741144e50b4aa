import { beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../src/lib/result';
import type { Actor } from '../../src/lib/server/actor';
import { donorById } from '../../src/lib/server/donors/queries';
import type { Tx } from '../../src/lib/server/scope';
import { handOver, takeBack } from '../../src/lib/server/thanks/hand-over';
import { milestoneById } from '../../src/lib/server/thanks/milestones';
import { reachedBy } from '../../src/lib/server/thanks/reached';
import { editMilestone } from '../../src/lib/server/thanks/save-milestone';
import { as, database, openDonors, pool } from '../support/donor-registry';
import { meanwhile } from '../support/overlap';
import { addActor, asSuperuser } from '../support/society';
import { daysUntil, gaveOn, milestoneOf } from '../support/thanks-society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let office: Actor;
let five: string;

beforeAll(async () => {
	office = await addActor(database.superuserUrl, 'province_coordinator');
	five = await milestoneOf(5);
});

/** Somebody who has just reached the fifth donation. */
const fifth = (name: string) => gaveOn(name, daysUntil('2026-06-14', 5));
const handing = (donorId: string) => async (tx: Tx) => {
	const donor = await donorById(tx, donorId);
	if (!donor) throw new Error('The donor is gone');
	return handOver(tx, office, { donor, milestoneId: five, day: '2026-11-23' });
};
const raising = (donations: number) => async (tx: Tx) => {
	const milestone = await milestoneById(tx, five);
	if (!milestone) throw new Error('The milestone is gone');
	const { honour, source, version } = milestone;
	return editMilestone(tx, office, milestone, { donations, honour: honour ?? '', source: source ?? '', version });
};
type Act = (tx: Tx) => Promise<Result<null, string>>;
const atOnce = (first: Act, second: Act) =>
	meanwhile({ on: pool, url: database.superuserUrl, actor: office }, first, second);
const thanked = (donorId: string) => truth('select 1 from thanks where donor_id = $1', [donorId]);

describe('handing over twice at once', () => {
	test('is noted once', async () => {
		const donor = await fifth('Hoa');
		expect(await atOnce(handing(donor), handing(donor))).toEqual(['done', 'decided_already']);
		expect(await thanked(donor)).toHaveLength(1);
	});

	test('control: without the key of the table it is noted twice', async () => {
		const donor = await fifth('Huong');
		await truth('alter table thanks drop constraint thanks_donor_milestone_key');
		try {
			expect(await atOnce(handing(donor), handing(donor))).toEqual(['done', 'done']);
			expect(await thanked(donor)).toHaveLength(2);
		} finally {
			await truth('delete from thanks');
			await truth('alter table thanks add constraint thanks_donor_milestone_key unique (donor_id, milestone_id)');
		}
	});
});

describe('a milestone whose number is raised while its thanks are handed over', () => {
	test.each([
		['before', (donor: string, to: number) => atOnce(raising(to), handing(donor))],
		['after', (donor: string, to: number) => atOnce(handing(donor), raising(to))]
	])(
		'and committed %s that comes to what one after the other would: thanked, and not for the new number',
		async (order, act) => {
			const donor = await fifth(`Lan ${order}`);
			expect(await act(donor, 6)).toEqual(['done', 'done']);
			expect(await thanked(donor)).toHaveLength(1);
			const reached = await as(office, (tx) => reachedBy(tx, donor));
			expect(reached.map(({ milestoneId }) => milestoneId)).not.toContain(five);
			const known = await as(office, (tx) => donorById(tx, donor));
			const back = await as(office, (tx) => takeBack(tx, office, { donor: known as never, milestoneId: five }));
			expect(back).toMatchObject({ ok: true });
			await as(office, raising(5));
		}
	);

	test('control: once it was raised nobody is thanked for what they have not reached', async () => {
		const donor = await fifth('Mai');
		await as(office, raising(6));
		expect(await as(office, handing(donor))).toMatchObject({ refusal: 'not_reached' });
		await as(office, raising(5));
	});
});
