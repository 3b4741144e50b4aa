import { csvText } from '../spreadsheets/csv';
import { collectedCells } from './csv';
import type { FileFacts } from './file-facts';
import type { CollectionsFilter } from './filter-query';
import type { CollectedRow } from './rollup';

/** The tag by which programs know a column (hxlstandard.org, HXL 1.1); a figure is an indicator. */
const TAGS: Readonly<Record<string, string>> = {
	area_code: '#adm2+code',
	area: '#adm2+name',
	province_code: '#adm1+code',
	province: '#adm1+name',
	campaign_id: '#activity+campaign+id',
	campaign: '#activity+campaign+name',
	venue_kind: '#loc+type+code',
	venue_kind_name: '#loc+type+name',
	month: '#date+month',
	quarter: '#date+quarter',
	year: '#date+year',
	weekday: '#date+weekday+num',
	weekday_name: '#date+weekday+name',
	tet_season: '#date+season',
	bag_volume_ml: '#item+type+volume_ml',
	component: '#item+type+component',
	units: '#indicator+units+num',
	units_with_volume: '#indicator+units+with_volume+num',
	volume_ml: '#indicator+volume_ml+num',
	donations: '#indicator+donations+num',
	first_time: '#indicator+donations+first_time+num',
	drives: '#activity+drives+num',
	registered: '#reached+people+registered+num',
	arrived: '#reached+people+arrived+num',
	fit: '#reached+people+fit+num',
	deferred: '#reached+people+deferred+num',
	left: '#reached+people+left+num',
	no_show: '#reached+people+no_show+num',
	donors: '#reached+people+donors+num',
	first_time_donors: '#reached+people+donors+first_time+num',
	paired_units: '#indicator+units+of_known_registered+num',
	paired_registered: '#reached+people+registered+of_known_units+num',
	left_out_drives: '#activity+drives+left_out+num',
	could_return: '#reached+people+donors+could_return+num',
	target_units: '#targeted+units+num',
	population: '#population+num',
	yield: '#indicator+units+per_registered+rate',
	target_share: '#indicator+units+target_share+rate',
	per_1000: '#indicator+units+per_1000_people+rate',
	return_12: '#indicator+donors+return_12_months+rate',
	return_24: '#indicator+donors+return_24_months+rate'
};

/** The same file as `collectedCsv`, with a second row of HXL tags below the headings. */
export function hxlCsv(
	rows: readonly CollectedRow[],
	split: Pick<CollectionsFilter, 'by' | 'measure'>,
	facts: FileFacts
): string {
	const [headings = [], ...lines] = collectedCells(rows, split, facts);
	const tags = headings.map((heading) => TAGS[String(heading)] ?? '');
	return csvText([headings, tags, ...lines]);
}
