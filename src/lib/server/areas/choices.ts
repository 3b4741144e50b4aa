import type { Area } from '$lib/areas/area';
import { isValidOn } from '$lib/areas/area';
import { areaDetail, areaLabel, formerAreaLabel } from '$lib/areas/area-words';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Choice } from '$lib/ui/choices';
import type { Tx } from '../scope';
import { allProvinces, areasOf } from './queries';

/** The areas of some provinces that are valid on a day, to choose from; a commune tells its former district. */
export async function areaChoices(
	tx: Tx,
	{ provinceCodes, day, locale }: { provinceCodes: readonly string[]; day: CalendarDate; locale: Locale }
): Promise<Choice[]> {
	const all = (await areasOf(tx, provinceCodes)) as Area[];
	const byCode = new Map(all.map((area) => [area.code, area]));
	return all
		.filter((area) => isValidOn(area, day))
		.map((area) => {
			const former = byCode.get(area.formerDistrictCode ?? '');
			return { value: area.code, label: areaLabel(area, locale), detail: areaDetail(area, former, locale) };
		});
}

/** The areas of a province that are valid on a day, and the one that is on file although it has ended since or lies elsewhere. */
export async function areaChoicesKeeping(
	tx: Tx,
	{ provinceCode, areaCode }: { provinceCode: string; areaCode: string | null },
	{ day, locale }: { day: CalendarDate; locale: Locale }
): Promise<Choice[]> {
	const choices = await areaChoices(tx, { provinceCodes: [provinceCode], day, locale });
	if (areaCode === null || choices.some(({ value }) => value === areaCode)) return choices;
	const everywhere = (await allProvinces(tx)).map(({ code }) => code);
	const known = ((await areasOf(tx, everywhere)) as Area[]).find(({ code }) => code === areaCode);
	return known ? [{ value: known.code, label: formerAreaLabel(known, locale) }, ...choices] : choices;
}

/** Every area of some provinces, to narrow by or to decide for; a district that ended stands for the communes that were part of it. */
export async function allAreaChoices(tx: Tx, provinceCodes: readonly string[], locale: Locale): Promise<Choice[]> {
	const all = (await areasOf(tx, provinceCodes)) as Area[];
	return all.map((area) => ({
		value: area.code,
		label: area.validTo === null ? areaLabel(area, locale) : formerAreaLabel(area, locale)
	}));
}
