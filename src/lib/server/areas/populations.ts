import { peopleByArea, statedPeople, together, type Population } from '$lib/areas/population';
import type { Tx } from '../scope';
import { allProvinces, areasOf } from './queries';

/**
 * The people of some provinces and of all their areas, past and present, by code; null where they are not known. A province without a number of
 * its own has the people of its districts, then of the areas that stand today, if all of them are known.
 */
export async function populationsOf(tx: Tx, provinceCodes: readonly string[]): Promise<Map<string, Population | null>> {
	const areas = await areasOf(tx, provinceCodes);
	const people = peopleByArea(areas);
	const provinces = (await allProvinces(tx)).filter(({ code }) => provinceCodes.includes(code));
	const sumOf = (which: (area: (typeof areas)[number]) => boolean) =>
		together(areas.filter(which).map(({ code }) => people.get(code) ?? null));
	for (const province of provinces) {
		const own = (area: (typeof areas)[number]) => area.provinceCode === province.code;
		const districts = () => sumOf((area) => own(area) && area.level === 'district');
		const today = () => sumOf((area) => own(area) && area.validTo === null);
		people.set(province.code, statedPeople(province) ?? districts() ?? today());
	}
	return people;
}
