import { fieldWords } from '../field-words';
import { m } from '../paraglide/messages';
import { cutCell, firstNames, withNear } from '../pasted/problem-words';
import { formatNumber, type Locale } from '../time/format';
import type { PastedDriveProblem } from './pasted-drive';
import type { PlannedDrive } from './pasted-plan';
import { FIGURES, type FigureName, type PastedResult } from './pasted-results';
import { resultFieldWords } from './result-field-words';
import type { ReportedResultInput } from './result-form';

type Said = { cell: string; names: string; field: string };

const words: Record<PastedDriveProblem['code'], (said: Said) => string> = {
	bad_characters: () => m.field_bad_characters(),
	too_many_cells: ({ cell }) => m.pasted_too_many_cells({ cell }),
	day_missing: () => m.drive_import_day_missing(),
	day_wrong: ({ cell }) => m.drive_import_day_wrong({ cell }),
	day_vague: ({ cell }) => m.drive_import_day_vague({ cell }),
	in_future: ({ cell }) => m.drive_import_in_future({ cell }),
	club_missing: () => m.drive_import_club_missing(),
	club_unknown: ({ cell, names }) => withNear(m.drive_import_club_unknown({ cell }), names),
	club_unclear: ({ cell, names }) => withNear(m.pasted_club_unclear({ cell }), names),
	area_missing: () => m.drive_import_area_missing(),
	area_unknown: ({ cell, names }) => withNear(m.drive_import_area_unknown({ cell }), names),
	area_unclear: ({ cell, names }) => withNear(m.drive_import_area_unclear({ cell }), names),
	area_not_then: ({ cell, names }) =>
		[m.drive_import_area_not_then({ cell }), names && m.drive_import_area_then({ names })].filter(Boolean).join(' '),
	hours_wrong: ({ cell }) => m.drive_import_hours_wrong({ cell }),
	figure_wrong: ({ cell }) => m.pasted_figure_wrong({ cell }),
	figure_missing: () => m.drive_import_figure_missing(),
	field: ({ cell, field }) => [cell && `“${cell}”:`, fieldWords(field)].filter(Boolean).join(' '),
	twice: () => m.pasted_twice(),
	several_there: ({ names }) => m.drive_import_several_there({ names }),
	club_drive_there: ({ names }) => m.drive_import_club_drive_there({ names }),
	cancelled_there: ({ names }) => m.drive_import_cancelled_there({ names }),
	counted_there: ({ names }) => m.drive_import_counted_there({ names }),
	changed_there: () => m.drive_import_changed_there()
};

/** Why a line of a plan or a report is not taken, in words. */
export function pastedDriveProblemText({ code, cell, near = [], field = 'not_text' }: PastedDriveProblem): string {
	const names = firstNames(near);
	return words[code]({ cell: cutCell(cell), names, field });
}

/** What a drive without a title is called, by the place where it is held. */
export const titleAt = (place: string, locale: Locale) => m.drive_import_titled({ place }, { locale }).trim();

/** What becomes of a line of a plan that has no problems. */
export function plannedText({ known }: PlannedDrive): string {
	if (!known) return m.drive_import_new();
	return known.status === 'cancelled' ? m.drive_import_known_cancelled() : m.drive_import_known();
}

/** A figure as it was stated, `≈` before one that is approximate. */
function figureText(result: ReportedResultInput, name: FigureName, locale: Locale): string {
	const value = result[name];
	return value === null ? '–' : `${result[FIGURES[name]] ? '≈ ' : ''}${formatNumber(value, locale)}`;
}

/** The figures that a line states, with what they count. */
export function figuresText(result: ReportedResultInput, locale: Locale): string {
	const names = (Object.keys(FIGURES) as FigureName[]).filter((name) => result[name] !== null);
	return names.map((name) => `${resultFieldWords[name]()} ${figureText(result, name, locale)}`).join(' · ');
}

/** What was stated otherwise of a drive: there and in this line. */
export function differingText({ there, result, differing }: PastedResult, locale: Locale): string {
	const stated = there?.stated;
	if (!stated) return '';
	return differing
		.map((name) =>
			m.drive_import_differing({
				figure: resultFieldWords[name](),
				there: figureText(stated, name, locale),
				here: figureText(result, name, locale)
			})
		)
		.join('; ');
}

/** What becomes of a line of a report that has no problems. */
export function resultStateText(one: PastedResult, locale: Locale): string {
	if (one.state === 'differs') return m.drive_import_result_differs({ figures: differingText(one, locale) });
	return { added: m.drive_import_result_added, stated: m.drive_import_result_stated, same: m.drive_import_result_same }[
		one.state
	]();
}
