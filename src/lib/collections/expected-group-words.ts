import { countryName } from '$lib/areas/area-words';
import type { Country } from '$lib/areas/country';
import { m } from '$lib/paraglide/messages';
import { formatPercent, type Locale } from '$lib/time/format';
import { ABO_GROUPS, expectedGroups } from './expected-groups';

/** What is expected of a country's people of one field of the group, where that is from and how sure it is; null where nothing is known. */
export function expectedGroupText(country: Country | null, field: 'abo' | 'rhd', locale: Locale): string | null {
	const expected = country === null ? undefined : expectedGroups[country];
	if (country === null || !expected) return null;
	const where = { country: countryName(country, locale) };
	if (field === 'rhd')
		return m.collections_group_rhd_note(
			{ ...where, share: formatPercent(expected.rhdNegativeBelow, locale, 1) },
			{ locale }
		);
	const shares = ABO_GROUPS.map((group) => `${group} ${formatPercent(expected.abo[group], locale)}`).join(', ');
	return m.collections_group_expected_note({ ...where, shares }, { locale });
}
