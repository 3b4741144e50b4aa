import type { Locale } from '../time/format';

/** Names of an area or province; the Vietnamese one is always there. */
export type Named = { nameVi: string; nameLo: string | null; nameEn: string | null };

/** The name in a language. A missing Lao name shows the English one, then the Vietnamese: none is invented. */
export function areaName({ nameVi, nameLo, nameEn }: Named, locale: Locale): string {
	if (locale === 'vi') return nameVi;
	return (locale === 'lo' && nameLo) || nameEn || nameVi;
}
