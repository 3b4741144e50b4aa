import type { StatedFigure } from './figures';
import type { Measure } from './measure';
import type { CollectedFigures } from './rollup';

/** A measure that is made from what sources state, whichever drives they state it of. */
type OfAllDrives = Exclude<Measure, 'yield'>;

/** The figures that a source may state approximately, by what is made from them. */
const madeOf: Partial<Record<OfAllDrives, readonly StatedFigure[]>> = {
	units: ['units'],
	donations: ['donations'],
	registered: ['registered'],
	volume: ['volumeMl'],
	target_share: ['units'],
	per_1000: ['units']
};

/** Whether a source states this figure, or one that it is made from, only approximately. */
export function isRough(figures: Pick<CollectedFigures, 'roughly' | 'paired'>, measure: Measure): boolean {
	return measure === 'yield' ? figures.paired.approximate : isRoughlyStated(figures, measure);
}

/** The same of a measure that is made from all drives. */
export function isRoughlyStated({ roughly }: Pick<CollectedFigures, 'roughly'>, measure: OfAllDrives): boolean {
	return madeOf[measure]?.some((figure) => roughly.includes(figure)) ?? false;
}
