import { archiveWords } from '../archives/refusal-words';
import { m } from '../paraglide/messages';
import type { RefusalDetails } from '../result';
import type { BringInRefusal } from './refusals';

/** Why an archive is not brought in, and what to do. */
export const bringInWords: Record<BringInRefusal, (details: RefusalDetails) => string> = {
	...archiveWords,
	unknown_key: ({ key }) => m.exchange_refused_unknown_key({ key: String(key) }),
	unknown_province: () => m.exchange_unknown_province(),
	own_province: () => m.exchange_refused_own_province(),
	wrong_year: ({ year }) => m.exchange_refused_wrong_year({ year: String(year) }),
	already_here: ({ version }) => m.exchange_refused_already_here({ version: String(version) }),
	older_version: ({ version }) => m.exchange_refused_older_version({ version: String(version) })
};
