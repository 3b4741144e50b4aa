import type { NoticeKind } from '$lib/notices/notice';
import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';

/** A short message has at most so many characters. */
export const SHORT_MOST = 160;

type Said = { drive: string; when: string; where: string };

const texts: Record<NoticeKind, (said: Said, options: { locale: Locale }) => string> = {
	announced: (said, options) => m.notice_sms_announced(said, options),
	moved: (said, options) => m.notice_sms_moved(said, options),
	place: (said, options) => m.notice_sms_place(said, options),
	cancelled: ({ drive, when }, options) => m.notice_sms_cancelled({ drive, when }, options),
	reopened: (said, options) => m.notice_sms_reopened(said, options),
	slot: (said, options) => m.notice_sms_slot(said, options),
	reminder: (said, options) => m.notice_sms_reminder(said, options),
	thanks: ({ drive }, options) => m.notice_sms_thanks({ drive }, options),
	again: ({ when }, options) => m.notice_sms_again({ when }, options)
};

const clipped = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

/** The same as a short message: names of drives and places are cut until it fits, the time never is. */
export function noticeText(kind: NoticeKind, { drive, when, where }: Said, locale: Locale): string {
	const said = (most: number) =>
		texts[kind]({ drive: clipped(drive, most), when, where: clipped(where, most) }, { locale });
	let most = SHORT_MOST;
	while (most > 4 && said(most).length > SHORT_MOST) most -= 2;
	return clipped(said(most), SHORT_MOST);
}
