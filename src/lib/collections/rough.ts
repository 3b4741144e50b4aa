import type { StatedFigure } from './figures';
import type { Measure } from './measure';
import type { CollectedFigures } from './rollup';

/** The figures that a source may state approximately, by what is made from them. */
const madeOf: Partial<Record<Measure, readonly StatedFigure[]>> = {
	units: ['units'],
	donations: ['donations'],
	registered: ['registered'],
	volume: ['volumeMl'],
	yield: ['units', 'registered'],
	target_share: ['units'],
	per_1000: ['units']
};

/** Whether a source states this figure, or one that it is made from, only approximately. */
export function isRough({ roughly }: Pick<CollectedFigures, 'roughly'>, measure: Measure): boolean {
	return madeOf[measure]?.some((figure) => roughly.includes(figure)) ?? false;
}
