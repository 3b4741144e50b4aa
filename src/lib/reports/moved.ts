import { FIGURES, type Figure } from '../collections/figures';
import type { ReportFigures } from './figures';

/** A main figure that is not as it was when the report was confirmed. */
export type MovedFigure = { figure: Figure; then: number | null; now: number | null };

/** What of the period has moved since its figures were frozen, in the order in which they are shown. */
export function movedSince(frozen: ReportFigures, today: ReportFigures): MovedFigure[] {
	return FIGURES.flatMap((figure) => {
		const [then, now] = [frozen.totals.now[figure], today.totals.now[figure]];
		return then === now ? [] : [{ figure, then, now }];
	});
}
