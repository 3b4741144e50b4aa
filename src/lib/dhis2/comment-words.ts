import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';
import type { Caution } from './placed-figures';

/** The comment of a value: what its number does not say; null where there is nothing to say. */
export function commentText({ approximate, reported, silent }: Caution, locale: Locale): string | null {
	const said = [
		approximate && m.dhis2_comment_approximate({}, { locale }),
		reported && m.dhis2_comment_reported({}, { locale }),
		silent > 0 && m.dhis2_comment_silent({ count: String(silent) }, { locale })
	].filter((words) => words !== false);
	return said.length > 0 ? said.join('; ') : null;
}
