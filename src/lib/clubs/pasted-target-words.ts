import { m } from '../paraglide/messages';
import { cutCell, firstNames, withNear } from '../pasted/problem-words';
import { formatNumber, type Locale } from '../time/format';
import { replacementKey, stateOf } from './pasted-standing';
import type { PastedTarget, PastedTargetProblem } from './pasted-targets';
import { MOST_UNITS } from './target-form';
import { sameMonths } from './target-months';
import { monthsText, targetSubjectName } from './target-words';

type Said = { cell: string; names: string; limit: string };

const words: Record<PastedTargetProblem['code'], (said: Said) => string> = {
	bad_characters: () => m.field_bad_characters(),
	too_many_cells: ({ cell }) => m.pasted_too_many_cells({ cell }),
	of_missing: () => m.target_import_of_missing(),
	club_unknown: ({ cell, names }) => withNear(m.target_import_club_unknown({ cell }), names),
	club_unclear: ({ cell, names }) => withNear(m.pasted_club_unclear({ cell }), names),
	of_unknown: ({ cell, names }) => withNear(m.target_import_of_unknown({ cell }), names),
	of_unclear: ({ cell, names }) => m.target_import_of_unclear({ cell, names }),
	not_yours: () => m.target_import_not_yours(),
	year_wrong: ({ cell }) => m.target_import_year_wrong({ cell }),
	units_missing: () => m.target_import_units_missing(),
	units_wrong: ({ cell }) => m.pasted_figure_wrong({ cell }),
	units_too_many: ({ limit }) => m.field_too_large({ limit }),
	month_wrong: ({ cell }) => m.target_import_month_wrong({ cell }),
	months_sum: ({ cell }) => m.target_import_months_sum({ sum: cell }),
	twice: () => m.pasted_twice()
};

function problemText({ code, cell, near: like = [] }: PastedTargetProblem, locale: Locale): string {
	const names = firstNames(like);
	return words[code]({ cell: cutCell(cell), names, limit: formatNumber(MOST_UNITS, locale) });
}

/** What was asked so far and what a line asks: `120 → 150`. */
function changeText({ there, units, monthly }: PastedTarget, locale: Locale): string {
	const change = [there?.units, units].map((one) => formatNumber(one ?? 0, locale)).join(' → ');
	const months = monthly !== null && there?.units === units && !sameMonths(there?.monthly ?? null, monthly);
	return months ? m.target_import_months_change({ change }) : change;
}

/** The lines as they are shown, and those of them that would replace what was asked so far. */
export function targetRows(targets: readonly PastedTarget[], locale: Locale) {
	const rows = targets.map((one) => targetRow(one, locale));
	const differing = targets.flatMap((one, index) => {
		const row = rows[index];
		if (!row || stateOf(one) !== 'differs') return [];
		const { line, name, year } = row;
		return [{ key: replacementKey(one), line, name, year, change: changeText(one, locale) }];
	});
	return { rows, differing };
}

/** One line as its preview shows it: its problems, or what becomes of it. */
function targetRow(target: PastedTarget, locale: Locale) {
	const { line, of, cell, year, units, monthly, problems } = target;
	const state = stateOf(target);
	const tones = { wrong: 'refused', new: 'good', same: 'neutral', differs: 'caution' } as const;
	const texts = {
		wrong: () => problems.map((one) => problemText(one, locale)).join(' '),
		new: () => m.target_import_new(),
		same: () => m.target_import_same(),
		differs: () => m.target_import_differs({ change: changeText(target, locale) })
	};
	return {
		line,
		name: of?.name ?? cutCell(cell),
		subject: of ? targetSubjectName[of.subject]() : '',
		year: year === null ? '' : String(year),
		units: units === null ? '' : formatNumber(units, locale),
		months: monthly === null ? '' : monthsText(monthly, locale),
		state: texts[state](),
		tone: tones[state]
	};
}
