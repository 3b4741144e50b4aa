import type { DataValue, DataValueSet } from './data-value-set';

const nameOf = ({ orgUnit, dataElement, categoryOptionCombo = '' }: DataValue) =>
	`${orgUnit} ${dataElement} ${categoryOptionCombo}`;

/** What was told of a month before and is no part of it any more, to be deleted there; null where nothing is. */
export function withdrawnFrom(payload: DataValueSet, earlier: readonly DataValueSet[]): DataValueSet | null {
	const standing = new Set(payload.dataValues.map(nameOf));
	const gone = new Map<string, DataValue>();
	for (const { dataSet, dataValues } of earlier) {
		if (dataSet !== payload.dataSet) continue;
		for (const { comment: _comment, ...value } of dataValues)
			if (!standing.has(nameOf(value)) && !gone.has(nameOf(value))) gone.set(nameOf(value), value);
	}
	const { dataSet, period } = payload;
	return gone.size > 0 ? { dataSet, period, dataValues: [...gone.values()] } : null;
}
