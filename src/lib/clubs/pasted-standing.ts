import { targetKey, type PastedTarget, type TargetThere } from './pasted-targets';
import type { TargetSubject } from './target-form';

/** A target in its newest statement. */
export type Standing = TargetThere & {
	subject: TargetSubject;
	year: number;
	provinceCode: string;
	areaCode: string | null;
	clubId: string | null;
};

/** The lines beside what was asked so far. */
export function besideStanding(targets: readonly PastedTarget[], standing: readonly Standing[]): PastedTarget[] {
	const keyOf = ({ subject, year, provinceCode, areaCode, clubId }: Standing) =>
		[subject, areaCode ?? clubId ?? provinceCode, year].join(' ');
	const there = new Map(standing.map((one) => [keyOf(one), { id: one.id, units: one.units }]));
	return targets.map((target) => ({ ...target, there: there.get(targetKey(target)) ?? null }));
}

/** What taking a line does: `differs` replaces what was asked so far, and only where somebody says so. */
export function stateOf({ problems, there, units }: PastedTarget): 'wrong' | 'new' | 'same' | 'differs' {
	if (problems.length > 0) return 'wrong';
	if (!there) return 'new';
	return there.units === units ? 'same' : 'differs';
}

/** The replacement that a line would be, as it was seen: of this statement, by these units. */
export const replacementKey = ({ there, units }: PastedTarget) => `${there?.id ?? ''}:${units ?? ''}`;
