import { targetKey, type PastedTarget, type TargetThere } from './pasted-targets';
import type { TargetSubject } from './target-form';
import { sameMonths } from './target-months';

/** A target in its newest statement. */
export type Standing = TargetThere & {
	subject: TargetSubject;
	year: number;
	provinceCode: string;
	areaCode: string | null;
	clubId: string | null;
	campaignId: string | null;
};

/** The lines beside what was asked so far. */
export function besideStanding(targets: readonly PastedTarget[], standing: readonly Standing[]): PastedTarget[] {
	const keyOf = ({ subject, year, provinceCode, areaCode, clubId, campaignId }: Standing) =>
		[subject, areaCode ?? clubId ?? campaignId ?? provinceCode, year].join(' ');
	const there = new Map(standing.map((one) => [keyOf(one), { id: one.id, units: one.units, monthly: one.monthly }]));
	return targets.map((target) => ({ ...target, there: there.get(targetKey(target)) ?? null }));
}

/**
 * What taking a line does: a line without months leaves a split of the same year as it is. `differs` replaces what was asked so far, and only where somebody
 * says so.
 */
export function stateOf({ problems, there, units, monthly }: PastedTarget): 'wrong' | 'new' | 'same' | 'differs' {
	if (problems.length > 0) return 'wrong';
	if (!there) return 'new';
	return there.units === units && (monthly === null || sameMonths(there.monthly, monthly)) ? 'same' : 'differs';
}

/** The replacement that a line would be, as it was seen: of this statement, by these units and months. */
export const replacementKey = ({ there, units, monthly }: PastedTarget) =>
	[there?.id ?? '', units ?? '', ...(monthly ?? [])].join(':');
