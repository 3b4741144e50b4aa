/** A milestone as it counts for one donor: reached by this many donations where the donor lives. */
export type DueMilestone = { id: string; donations: number };

/** The next milestone after so many donations, and how many are missing; `null` when every one is reached. */
export function nextMilestone<Due extends DueMilestone>(
	donationCount: number,
	milestones: readonly Due[]
): { milestone: Due; missing: number } | null {
	const ahead = milestones.filter(({ donations }) => donations > donationCount);
	const milestone = ahead.sort((a, b) => a.donations - b.donations)[0];
	return milestone ? { milestone, missing: milestone.donations - donationCount } : null;
}
