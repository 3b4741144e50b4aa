/** The countries whose rules, names and numbers the product knows. */
export const COUNTRIES = ['VN', 'LA'] as const;

/** ISO 3166 code of a served country. */
export type Country = (typeof COUNTRIES)[number];

/** The country of a province code of ISO 3166-2 (`VN-21` → `VN`); `null` for other countries. */
export function countryOf(provinceCode: string): Country | null {
	return COUNTRIES.find((country) => provinceCode.startsWith(`${country}-`)) ?? null;
}
