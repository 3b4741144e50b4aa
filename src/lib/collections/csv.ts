import Papa from 'papaparse';
import type { Breakdown } from './filter';
import type { CollectedRow } from './rollup';

const BYTE_ORDER_MARK = '\uFEFF';

/** Key and name columns of each breakdown; those whose key says it all have no name column. */
const keyColumns: Record<Breakdown, readonly string[]> = {
	district: ['area_code', 'area'],
	area: ['area_code', 'area'],
	club: ['club_id', 'club'],
	month: ['month'],
	province: ['province_code', 'province'],
	volume: ['bag_volume_ml'],
	group: ['blood_group']
};

/**
 * The rows as a CSV file. It begins with a byte order mark, without which Excel garbles Vietnamese and Lao.
 * `volume_ml` is empty where nobody stated one; cells that a spreadsheet would run as a formula are neutralised.
 */
export function collectedCsv(rows: readonly CollectedRow[], by: Breakdown, nameOf: (row: CollectedRow) => string) {
	const columns = keyColumns[by];
	const data = rows.map((row) => [
		row.key,
		...(columns.length > 1 ? [nameOf(row)] : []),
		row.units,
		row.unitsWithVolume,
		row.volumeMl
	]);
	const fields = [...columns, 'units', 'units_with_volume', 'volume_ml'];
	return BYTE_ORDER_MARK + Papa.unparse([fields, ...data], { escapeFormulae: true }) + '\r\n';
}
