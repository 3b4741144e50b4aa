import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { takeTurns, type Tx } from '../scope';
import { auditMilestone } from './audit-milestone';
import { milestoneById, type MilestoneRow } from './milestones';
import { updateMilestone } from './save-milestone';

type Ending = { milestone: MilestoneRow; version: number };

/** Ends a milestone with a day: who reached it until then keeps it. Refuses a stale version, and what has ended already. */
export async function endMilestone(
	tx: Tx,
	actor: Actor,
	{ milestone, version, day }: Ending & { day: CalendarDate }
): Promise<Result<null, 'milestone_exists' | 'stale_version'>> {
	if (milestone.endedOn !== null) return refused('stale_version');
	await takeTurns(tx, `milestones ${milestone.provinceCode}`);
	const ended = await updateMilestone(tx, milestone, { endedOn: day }, version);
	if (ended.ok) await auditMilestone(tx, actor, milestone, 'milestone.ended');
	return ended;
}

/** Takes the end back. Refuses a stale version, and where another milestone of that number stands by now. */
export async function resumeMilestone(
	tx: Tx,
	actor: Actor,
	{ milestone, version }: Ending
): Promise<Result<null, 'milestone_exists' | 'stale_version' | 'not_lower'>> {
	if (milestone.endedOn === null) return refused('stale_version');
	await takeTurns(tx, `milestones ${milestone.provinceCode}`);
	const whole = milestone.lowersId === null ? null : await milestoneById(tx, milestone.lowersId);
	if (whole && whole.donations <= milestone.donations) return refused('not_lower');
	const resumed = await updateMilestone(tx, milestone, { endedOn: null }, version);
	if (!resumed.ok) return resumed;
	await auditMilestone(tx, actor, milestone, 'milestone.resumed');
	return done(null);
}
