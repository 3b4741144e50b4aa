import { areaName } from '$lib/areas/area-name';
import { areaLabel } from '$lib/areas/area-words';
import { figureText } from '$lib/dhis2/figure-words';
import type { Subject } from '$lib/dhis2/pasted-names';
import { SENT_FIGURES } from '$lib/dhis2/sent-figures';
import type { Locale } from '$lib/time/format';
import type { Area } from '$lib/areas/area';
import { areasOf, provinceByCode } from '../areas/queries';
import { areaRollups } from '../collections/queries';
import type { Tx } from '../scope';

/** Something that may have a name on a server, as it is called here. */
export type NamedSubject = Subject & { kind: 'figure' | 'place'; label: string };

type Of = { provinceCode: string; areas: 'then' | 'now' };

/** Every figure, the province, and its places in the order of their names: districts as they were, or units of today. */
export async function namedSubjects(
	tx: Tx,
	{ provinceCode, areas: mode }: Of,
	locale: Locale
): Promise<NamedSubject[]> {
	const province = await provinceByCode(tx, provinceCode);
	const rollups = await areaRollups(tx);
	const told = new Set(rollups.map(({ thenCode, nowCode }) => (mode === 'then' ? thenCode : nowCode)));
	const areas = (await areasOf(tx, [provinceCode])).filter(({ code }) => told.has(code)) as Area[];
	const places = areas
		.map((area) => place(area.code, areaLabel(area, locale), [areaName(area, 'vi'), areaName(area, 'en')]))
		.sort((a, b) => a.label.localeCompare(b.label, 'vi'));
	return [
		...SENT_FIGURES.map((one) => {
			const label = figureText(one, locale);
			return { kind: 'figure' as const, subject: `figure:${one.key}`, code: one.key, label, names: [label] };
		}),
		...(province ? [place(provinceCode, areaName(province, locale), [])] : []),
		...places
	];
}

function place(code: string, label: string, names: readonly string[]): NamedSubject {
	return { kind: 'place', subject: `place:${code}`, code, label, names: [label, ...names] };
}

/** What places of a province are called, by their codes. */
export async function placeTexts(
	tx: Tx,
	provinceCode: string,
	codes: readonly string[],
	locale: Locale
): Promise<string[]> {
	if (codes.length === 0) return [];
	const places = new Map((await areasOf(tx, [provinceCode])).map((area) => [area.code, areaName(area, locale)]));
	const province = await provinceByCode(tx, provinceCode);
	if (province) places.set(provinceCode, areaName(province, locale));
	return codes.map((code) => places.get(code) ?? code);
}
