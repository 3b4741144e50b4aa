import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { differences } from '$lib/differences';
import { done, refused, type Result } from '$lib/result';
import type { MilestoneInput, NewMilestoneInput } from '$lib/thanks/milestone-form';
import type { Actor } from '../actor';
import { areasOf } from '../areas/queries';
import { wasDoneBy } from '../audit/queries';
import { milestones } from '../db/schema/thanks';
import { violatedConstraint } from '../db/violation';
import { takeTurns, type Tx } from '../scope';
import { auditMilestone } from './audit-milestone';
import { milestoneById, type MilestoneRow } from './milestones';

/** Why a milestone is not saved. */
export type MilestoneRefusal =
	'milestone_exists' | 'not_lower' | 'unknown_milestone' | 'unknown_area' | 'stale_version';

const rowOf = ({ donations, honour, source }: Pick<MilestoneInput, 'donations' | 'honour' | 'source'>) => ({
	donations,
	honour: honour || null,
	source: source || null,
	// What a province decides it states itself.
	certainty: 'stated'
});

/**
 * Adds a milestone under the id issued with its form, or the lower number at which an area reaches one; the second sending of a form finds
 * what the first one added.
 */
export async function addMilestone(
	tx: Tx,
	actor: Actor,
	input: NewMilestoneInput
): Promise<Result<{ id: string }, MilestoneRefusal>> {
	const { provinceCode, donations, lowersId, areaCode } = input;
	const id = input.id || v7();
	if (await wasDoneBy(tx, actor, 'milestone.added', id)) return done({ id });
	await takeTurns(tx, `milestones ${provinceCode}`);
	const problem = lowersId ? await whyNotLowered(tx, { lowersId, provinceCode, areaCode, donations }) : null;
	if (problem) return refused(problem);
	const place = { provinceCode, lowersId: lowersId || null, areaCode: areaCode || null };
	const added = await tx
		.insert(milestones)
		.values({ id, ...place, ...rowOf(input) })
		.onConflictDoNothing();
	if (added.rowCount === 0) return refused('milestone_exists');
	await auditMilestone(tx, actor, { id, provinceCode }, 'milestone.added');
	return done({ id });
}

type Lowering = { lowersId: string; provinceCode: string; areaCode: string; donations: number };

async function whyNotLowered(
	tx: Tx,
	{ lowersId, provinceCode, areaCode, donations }: Lowering
): Promise<MilestoneRefusal | null> {
	const whole = await milestoneById(tx, lowersId);
	if (!whole || whole.provinceCode !== provinceCode || whole.lowersId !== null || whole.endedOn !== null)
		return 'unknown_milestone';
	if (!(await areasOf(tx, [provinceCode])).some(({ code }) => code === areaCode)) return 'unknown_area';
	return donations < whole.donations ? null : 'not_lower';
}

/** Changes a milestone. Refuses a number that another one has, one that no longer fits those beside it, and a stale version. */
export async function editMilestone(
	tx: Tx,
	actor: Actor,
	milestone: MilestoneRow,
	input: MilestoneInput
): Promise<Result<null, MilestoneRefusal>> {
	await takeTurns(tx, `milestones ${milestone.provinceCode}`);
	if (!(await staysApart(tx, milestone, input.donations))) return refused('not_lower');
	const { certainty, ...typed } = rowOf(input);
	const fields = differences(typed, milestone).map(({ name }) => name);
	const changed = await updateMilestone(tx, milestone, { ...typed, certainty }, input.version);
	if (!changed.ok) return changed;
	await auditMilestone(tx, actor, milestone, 'milestone.edited', fields);
	return done(null);
}

/** Whether the number stays below that of the milestone it lowers, and above all that lower it. */
async function staysApart(tx: Tx, { id, lowersId }: MilestoneRow, donations: number): Promise<boolean> {
	if (lowersId !== null) return donations < ((await milestoneById(tx, lowersId))?.donations ?? 0);
	const [most] = await tx
		.select({ donations: sql<number | null>`max(${milestones.donations})` })
		.from(milestones)
		.where(and(eq(milestones.lowersId, id), isNull(milestones.endedOn)));
	return donations > (most?.donations ?? 0);
}

/** Writes a milestone under the version that was seen. What the database refuses as a second one of the same number is a refusal here. */
export async function updateMilestone(
	tx: Tx,
	{ id }: MilestoneRow,
	values: Partial<MilestoneRow>,
	version: number
): Promise<Result<null, 'milestone_exists' | 'stale_version'>> {
	try {
		const written = await tx
			.update(milestones)
			.set({ ...values, version: sql`${milestones.version} + 1` })
			.where(and(eq(milestones.id, id), eq(milestones.version, version)));
		return written.rowCount === 0 ? refused('stale_version') : done(null);
	} catch (thrown) {
		const constraint = violatedConstraint(thrown);
		if (constraint === 'milestones_donations_key' || constraint === 'milestones_area_key')
			return refused('milestone_exists');
		throw thrown;
	}
}
