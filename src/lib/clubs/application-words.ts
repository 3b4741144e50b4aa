import { languages } from '$lib/accounts/languages';
import { m } from '$lib/paraglide/messages';
import { dayIn } from '$lib/time/calendar-date';
import { formatDate, type Locale } from '$lib/time/format';

/** The state of an application, in words. */
export const applicationStateName: Record<string, () => string> = {
	waiting: () => m.application_waiting(),
	approved: () => m.application_state_approved(),
	declined: () => m.application_state_declined()
};

/** Why an application was not decided, in words. */
export const applicationRefusalText = {
	decided_already: () => m.application_decided_already(),
	unknown_place: () => m.application_unknown_place()
};

type Agreed = { consentVersion: number | null; locale: string; createdAt: Date };

/** Which text its contact agreed to and on which day of a zone; null where that was not kept yet. */
export function agreedWords({ consentVersion, locale, createdAt }: Agreed, timezone: string, reader: Locale) {
	if (consentVersion === null) return null;
	const language = languages.find(({ value }) => value === locale)?.label ?? locale;
	const date = formatDate(dayIn(timezone, createdAt), reader);
	return m.application_agreed({ date, version: consentVersion, language });
}
