import { heldTargets, type TargetStatement } from '$lib/clubs/target-history';
import { TARGET_SUBJECTS } from '$lib/clubs/target-form';
import type { TargetRow } from '$lib/clubs/target-row';
import { targetSubjectName } from '$lib/clubs/target-words';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import type { Tx } from '../scope';
import { targetHolders, type TargetHolder } from './choices';
import { targetStatements } from './queries';

/** `on` is the day on which the targets are looked at, null for now; `of` is one that somebody wants to state anew. */
type Asked = { year: number; on: CalendarDate | null; of: string; locale: Locale };

/** The targets of a year with their stories, whom this actor may ask, and what stands of the one to be stated anew. */
export async function targetPage(tx: Tx, actor: Actor, { year, on, of, locale }: Asked) {
	const holders = await targetHolders(tx, actor, locale);
	const byChoice = new Map(holders.map((one) => [one.of, one]));
	const held = heldTargets(await targetStatements(tx, year), on);
	const rows: TargetRow[] = held.map((one) => {
		const holder = byChoice.get(one.of);
		return { ...one, name: holder?.label ?? '—', mayAsk: on === null && holder?.mayAsk === true };
	});
	return { rows, choices: choicesOf(holders), anew: byChoice.get(of)?.mayAsk ? { of, ...lastAsked(rows, of) } : null };
}

/** The newest statement that asked for something: where the last one withdrew the target, the one before it. */
function lastAsked(rows: readonly TargetRow[], of: string): Partial<Pick<TargetStatement, 'units' | 'monthly'>> {
	const row = rows.find((one) => one.of === of);
	const asked = row && [row.newest, ...row.earlier].find(({ units }) => units !== null);
	return asked ? { units: asked.units, monthly: asked.monthly } : {};
}

function choicesOf(holders: readonly TargetHolder[]) {
	const groups = TARGET_SUBJECTS.map((subject) => ({
		label: targetSubjectName[subject](),
		choices: holders
			.filter((one) => one.mayAsk && one.subject === subject)
			.map(({ of, label }) => ({ value: of, label }))
	}));
	return groups.filter(({ choices }) => choices.length > 0);
}
