import { m } from '../paraglide/messages';
import type { Locale } from '../time/format';
import type { TextPart } from './texts';

/** What the parts of a report are called. */
export const partWords: Record<TextPart, (locale: Locale) => string> = {
	summary: (locale) => m.reports_part_summary({}, { locale }),
	results: (locale) => m.reports_part_results({}, { locale }),
	people: (locale) => m.reports_part_people({}, { locale }),
	areas: (locale) => m.reports_part_areas({}, { locale }),
	drives: (locale) => m.reports_part_drives({}, { locale }),
	honours: (locale) => m.reports_part_honours({}, { locale }),
	plans: (locale) => m.reports_part_plans({}, { locale })
};
