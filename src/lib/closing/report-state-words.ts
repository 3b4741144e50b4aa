import { m } from '../paraglide/messages';
import { formatDateTime, type Locale } from '../time/format';

type Shown = {
	shows: 'frozen' | 'today' | 'now';
	closing: { version: number; closedAt: Date } | null;
	timezone: string;
};

/** Of which instant the figures of a report are. */
export function reportStateWords({ shows, closing, timezone }: Shown, locale: Locale): string {
	if (shows === 'today') return m.report_sentence_today();
	if (shows === 'now' || !closing) return m.report_sentence_now();
	const at = formatDateTime(closing.closedAt, timezone, locale);
	const { version } = closing;
	return version === 1 ? m.report_sentence_frozen({ at }) : m.report_sentence_again({ version, at });
}
