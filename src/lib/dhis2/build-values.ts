import { publishedForm } from './published-form';
import { dataValueSet, valueName, type DataValue, type DataValueSet } from './data-value-set';

/** One figure of one place in a month; `null` is not known. `comment` says what a number alone does not. */
export type PlacedFigure = { figure: string; placeCode: string; value: number | null; comment: string | null };

/** What figures and places are called there, by their own keys and codes. */
export type Mapping = {
	figures: Readonly<Record<string, { uid: string; optionCombo: string | null }>>;
	places: Readonly<Record<string, string>>;
};

/** The month that is told. With `completeOn` the province's own unit is marked as complete. */
export type Telling = { dataSet: string; period: string; provinceCode: string; completeOn: string | null };

/** A payload with what is not in it: figures and places that have a number but no name there, and how many values nobody knows. */
export type Built = { payload: DataValueSet; figuresLeft: string[]; placesLeft: string[]; unknown: number };

/** Makes the payload of a month. What nobody knows is left out and never sent as zero; whatever does not fit the published form throws. */
export function buildValues(told: Telling, figures: readonly PlacedFigure[], mapping: Mapping): Built {
	const known = figures.filter(({ value }) => value !== null);
	const values = known.flatMap((one) => valueOf(one, told.period, mapping));
	const orgUnit = mapping.places[told.provinceCode];
	const payload = dataValueSet.parse({
		dataSet: told.dataSet,
		...(told.completeOn && orgUnit && { completeDate: told.completeOn }),
		period: told.period,
		...(orgUnit && { orgUnit }),
		dataValues: values.sort(byName)
	});
	publishedForm.parse(payload);
	return {
		payload,
		figuresLeft: unnamed(
			known.map(({ figure }) => figure),
			mapping.figures
		),
		placesLeft: unnamed(
			known.map(({ placeCode }) => placeCode),
			mapping.places
		),
		unknown: figures.filter(({ figure, value }) => value === null && mapping.figures[figure]).length
	};
}

function valueOf({ figure, placeCode, value, comment }: PlacedFigure, period: string, mapping: Mapping): DataValue[] {
	const element = mapping.figures[figure];
	const orgUnit = mapping.places[placeCode];
	if (!element || !orgUnit) return [];
	return [
		{
			dataElement: element.uid,
			...(element.optionCombo && { categoryOptionCombo: element.optionCombo }),
			orgUnit,
			period,
			value: String(value),
			...(comment && { comment })
		}
	];
}

/** The same month gives the same text, so that what was sent before is known again. */
function byName(a: DataValue, b: DataValue): number {
	const [first, second] = [valueName(a), valueName(b)];
	return first < second ? -1 : first > second ? 1 : 0;
}

const unnamed = (keys: readonly string[], named: Readonly<Record<string, unknown>>) =>
	[...new Set(keys)].filter((key) => !Object.hasOwn(named, key)).sort();
