import type { Area } from '$lib/areas/area';
import { formerAreaLabel } from '$lib/areas/area-words';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Choice } from '$lib/ui/choices';
import { areaChoices } from '../areas/choices';
import { allProvinces, areasOf } from '../areas/queries';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';

/** Where a donor may live: the areas of a day, and the one on file although it has ended since. */
export async function homeChoices(tx: Tx, donor: DonorRow, day: CalendarDate, locale: Locale): Promise<Choice[]> {
	const { provinceCode, areaCode } = donor;
	const choices = await areaChoices(tx, { provinceCodes: [provinceCode], day, locale });
	if (areaCode === null || choices.some(({ value }) => value === areaCode)) return choices;
	const everywhere = (await allProvinces(tx)).map(({ code }) => code);
	const known = ((await areasOf(tx, everywhere)) as Area[]).find(({ code }) => code === areaCode);
	return known ? [{ value: known.code, label: formerAreaLabel(known, locale) }, ...choices] : choices;
}
