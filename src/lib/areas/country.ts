/** The countries whose rules, names and numbers the product knows. */
export const COUNTRIES = ['VN', 'LA'] as const;

/** ISO 3166 code of a served country. */
export type Country = (typeof COUNTRIES)[number];

/** The country of a province code of ISO 3166-2 (`VN-21` → `VN`); `null` for other countries. */
export function countryOf(provinceCode: string): Country | null {
	return COUNTRIES.find((country) => provinceCode.startsWith(`${country}-`)) ?? null;
}

/** The country that all of some provinces lie in; `null` where they lie in several, or in none that is served. */
export function sharedCountry(provinceCodes: readonly string[]): Country | null {
	const countries = new Set(provinceCodes.map(countryOf));
	return countries.size === 1 ? ([...countries][0] ?? null) : null;
}
