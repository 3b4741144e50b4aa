import type { Locale } from '../time/names';

/** The parts of a report about which something can be written, in their order. */
export const TEXT_PARTS = ['summary', 'results', 'people', 'areas', 'drives', 'honours', 'plans'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/** What was written of a report, in each language apart; a part of which nothing is said is missing. */
export type ReportTexts = Partial<Record<Locale, Partial<Record<TextPart, string>>>>;

/** What is written of one part: in the language that is asked, or else as it was written, with that language. */
export function textOf(texts: ReportTexts, part: TextPart, locale: Locale): { text: string; locale: Locale } | null {
	for (const written of [locale, 'vi', 'lo', 'en'] as const) {
		const text = texts[written]?.[part];
		if (text) return { text, locale: written };
	}
	return null;
}

/** The same texts with those of one language replaced; empty ones are left out. */
export function withTexts(texts: ReportTexts, locale: Locale, written: Partial<Record<TextPart, string>>): ReportTexts {
	const { [locale]: _before, ...others } = texts;
	const said = Object.fromEntries(TEXT_PARTS.flatMap((part) => (written[part] ? [[part, written[part]]] : [])));
	return Object.keys(said).length === 0 ? others : { ...others, [locale]: said };
}
