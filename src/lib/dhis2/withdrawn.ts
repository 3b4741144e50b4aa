import { valueName, type DataValue, type DataValueSet } from './data-value-set';

/** What was told of a month before and is no part of it any more, to be deleted there; null where nothing is. */
export function withdrawnFrom(payload: DataValueSet, earlier: readonly DataValueSet[]): DataValueSet | null {
	const standing = new Set(payload.dataValues.map(valueName));
	const gone = new Map<string, DataValue>();
	for (const { dataSet, dataValues } of earlier) {
		if (dataSet !== payload.dataSet) continue;
		for (const { comment: _comment, ...value } of dataValues)
			if (!standing.has(valueName(value)) && !gone.has(valueName(value))) gone.set(valueName(value), value);
	}
	const { dataSet, period } = payload;
	return gone.size > 0 ? { dataSet, period, dataValues: [...gone.values()] } : null;
}
