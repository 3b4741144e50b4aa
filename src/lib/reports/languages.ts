import { LOCALES, type Locale } from '../time/names';

/** In which language a report is read, and in which beside it. */
export type Languages = { locale: Locale; beside: Locale | null };

/** What the address asks for; what is no language is left out, and none stands beside itself. */
export function readLanguages(query: URLSearchParams, own: Locale): Languages {
	const asked = (name: string) => LOCALES.find((one) => one === query.get(name)) ?? null;
	const locale = asked('lang') ?? own;
	const beside = asked('beside');
	return { locale, beside: beside === locale ? null : beside };
}

/** The languages and the version of a report as a query. */
export function languageQuery({ locale, beside }: Languages, version: number | null = null): string {
	const query = new URLSearchParams({ lang: locale });
	if (beside) query.set('beside', beside);
	if (version !== null) query.set('version', String(version));
	return `?${query}`;
}

/** The version that an address asks for, or null. */
export function readVersion(query: URLSearchParams): number | null {
	const asked = Number(query.get('version') ?? '');
	return Number.isInteger(asked) && asked >= 1 && asked < 1_000_000 ? asked : null;
}
