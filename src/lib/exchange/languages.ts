import type { Locale } from '../time/format';

/** In which languages the report of a year is set: one, or two side by side. */
export const EXCHANGE_LANGUAGES = ['vi-lo', 'vi', 'lo', 'en'] as const;

export type ExchangeLanguage = (typeof EXCHANGE_LANGUAGES)[number];

/** What an address asks for; without it both languages of the provinces, and English for whoever reads English. */
export function exchangeLanguage(asked: string | null, locale: Locale): ExchangeLanguage {
	return EXCHANGE_LANGUAGES.find((one) => one === asked) ?? (locale === 'en' ? 'en' : 'vi-lo');
}

/** The languages of a report, in the order in which they stand. */
export const localesOf = (language: ExchangeLanguage): Locale[] => language.split('-') as Locale[];
