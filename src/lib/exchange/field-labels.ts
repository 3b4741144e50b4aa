import { m } from '../paraglide/messages';
import type { Locale } from '../time/format';
import { MODELS } from './models';
import { modelWords } from './table-words';

/** What the fields are called in which two people may write the part of a side at once, by name. */
export function statementLabels(locale: Locale): Record<string, string> {
	const ofModels = MODELS.flatMap((model) => [
		[`${model}_total`, modelWords[model].total(locale)],
		[`${model}_note`, `${modelWords[model].name(locale)}: ${m.exchange_model_note({}, { locale })}`]
	]);
	return {
		differently: m.exchange_statement_differently({}, { locale }),
		border: m.exchange_statement_border({}, { locale }),
		borders: m.exchange_statement_borders({}, { locale }),
		...Object.fromEntries(ofModels)
	};
}

/** What the fields of the meeting are called, by name. */
export function meetingLabels(locale: Locale): Record<string, string> {
	return {
		hostCode: m.exchange_meeting_host({}, { locale }),
		heldOn: m.exchange_meeting_day({}, { locale }),
		place: m.exchange_meeting_place({}, { locale }),
		delegatesHost: m.exchange_meeting_delegates_host({}, { locale }),
		delegatesGuest: m.exchange_meeting_delegates_guest({}, { locale }),
		topics: m.exchange_meeting_topics({}, { locale })
	};
}
