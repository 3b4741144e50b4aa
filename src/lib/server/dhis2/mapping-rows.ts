import type { Locale } from '$lib/time/format';
import type { Tx } from '../scope';
import { mappingOf } from './mappings';
import { serverOf } from './server';
import { namedSubjects, type NamedSubject } from './subjects';

/** A figure or place with its name there; empty where it has none. */
export type MappingRow = NamedSubject & { uid: string; optionCombo: string };

/** Everything that may have a name, with the names that it has. */
export async function mappingRows(tx: Tx, provinceCode: string, locale: Locale): Promise<MappingRow[]> {
	const areas = (await serverOf(tx, provinceCode))?.areas === 'now' ? 'now' : 'then';
	const mapping = await mappingOf(tx, provinceCode);
	return (await namedSubjects(tx, { provinceCode, areas }, locale)).map((one) => {
		const figure = one.kind === 'figure' ? mapping.figures[one.code] : undefined;
		const uid = one.kind === 'figure' ? (figure?.uid ?? '') : (mapping.places[one.code] ?? '');
		return { ...one, uid, optionCombo: figure?.optionCombo ?? '' };
	});
}
