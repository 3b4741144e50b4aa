import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { formatNumber } from '$lib/time/format';
import { MOST_CHARACTERS } from './most-characters';

/** That a pasted table is more than is read at once, in words. */
export const tooLongText = () => m.pasted_too_long({ limit: formatNumber(MOST_CHARACTERS, getLocale()) });
