import type { Locale } from '../time/format';

/** In which languages a report is set: one, or two side by side. */
export const REPORT_LANGUAGES = ['vi-lo', 'vi', 'lo', 'en'] as const;

export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** What an address asks for; without it both languages of the provinces, and English for whoever reads English. */
export function reportLanguage(asked: string | null, locale: Locale): ReportLanguage {
	return REPORT_LANGUAGES.find((one) => one === asked) ?? (locale === 'en' ? 'en' : 'vi-lo');
}

/** The languages of a report, in the order in which they stand. */
export const localesOf = (language: ReportLanguage): Locale[] => language.split('-') as Locale[];
