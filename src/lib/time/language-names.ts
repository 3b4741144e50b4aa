import type { Locale } from './names';

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Locale, string> = { vi: 'Tiếng Việt', lo: 'ລາວ', en: 'English' };
