/** Why medical staff let somebody give although a rule says not today: a class that tells nothing of the person's health. */
export const OVERRIDE_REASONS = ['examined', 'other_component', 'date_wrong', 'paper_shown', 'staff_decided'] as const;

export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** A decision against the rules; `by` is the name or the office of the medical staff who took it. */
export type Override = { reason: OverrideReason; by: string };

/** What stands in a registration as a decision; `null` where none was taken, or the person was erased. */
export function overrideOf(reason: string | null, by: string | null): Override | null {
	const known = OVERRIDE_REASONS.find((one) => one === reason);
	return known && by !== null ? { reason: known, by } : null;
}
