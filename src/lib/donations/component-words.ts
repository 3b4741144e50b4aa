import { m } from '../paraglide/messages';
import type { Locale } from '../time/format';
import type { Component } from './component';

/** What was given, in the words of a language; without one, the reader's. */
export const componentWords: Record<Component, (locale?: Locale) => string> = {
	whole_blood: (locale) => m.component_whole_blood({}, { locale }),
	red_cells: (locale) => m.component_red_cells({}, { locale }),
	plasma: (locale) => m.component_plasma({}, { locale }),
	platelets: (locale) => m.component_platelets({}, { locale })
};
