import type { NoticeKind } from '$lib/notices/notice';
import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';
import type { Letter } from './letter';

/**
 * What a notice says: `when` and `where` in the language of the reader, `reason` why something changed (empty: none is told). `href` leads to the
 * reader's own place, to the drive, to the drives ahead or to what is asked about it; null where there is nowhere to go.
 */
export type NoticeFacts = {
	name: string;
	drive: string;
	when: string;
	where: string;
	reason: string;
	href: string | null;
	leadsTo: 'place' | 'drive' | 'drives' | 'feedback';
};

type Said = { drive: string; when: string; where: string };
type In = { locale: Locale };

const subjects: Record<NoticeKind, (said: Said, options: In) => string> = {
	announced: ({ drive }, options) => m.mail_notice_announced_subject({ drive }, options),
	moved: ({ drive }, options) => m.mail_notice_moved_subject({ drive }, options),
	place: ({ drive }, options) => m.mail_notice_place_subject({ drive }, options),
	cancelled: ({ drive }, options) => m.mail_notice_cancelled_subject({ drive }, options),
	reopened: ({ drive }, options) => m.mail_notice_reopened_subject({ drive }, options),
	slot: ({ drive }, options) => m.mail_notice_slot_subject({ drive }, options),
	reminder: ({ drive }, options) => m.mail_notice_reminder_subject({ drive }, options),
	thanks: (_, options) => m.mail_notice_thanks_subject({}, options),
	again: (_, options) => m.mail_notice_again_subject({}, options)
};

const texts: Record<NoticeKind, (said: Said, options: In) => string[]> = {
	announced: (said, options) => [m.mail_notice_announced_text(said, options)],
	moved: (said, options) => [m.mail_notice_moved_text(said, options)],
	place: (said, options) => [m.mail_notice_place_text(said, options)],
	cancelled: (said, options) => [m.mail_notice_cancelled_text(said, options)],
	reopened: (said, options) => [m.mail_notice_reopened_text(said, options)],
	slot: (said, options) => [m.mail_notice_slot_text(said, options)],
	reminder: (said, options) => [
		m.mail_notice_reminder_text(said, options),
		m.mail_notice_reminder_prepare({}, options),
		m.mail_notice_reminder_bring({}, options)
	],
	thanks: ({ drive }, options) => [
		m.mail_notice_thanks_text({ drive }, options),
		m.mail_notice_thanks_after({}, options),
		m.mail_notice_thanks_feedback({}, options)
	],
	again: ({ when }, options) => [m.mail_notice_again_text({ when }, options)]
};

const links = {
	place: m.mail_place_link,
	drive: m.mail_notice_link_drive,
	drives: m.mail_notice_link_drives,
	feedback: m.mail_notice_link_feedback
};

/** Who hears of what without having a place at a drive agreed to it, and is told how to end it. */
const ASKED_FIRST: readonly NoticeKind[] = ['announced', 'thanks', 'again'];

/** The letter that tells of something. */
export function noticeLetter(kind: NoticeKind, facts: NoticeFacts, locale: Locale): Letter {
	const options = { locale };
	const { name, reason, href, leadsTo } = facts;
	return {
		subject: subjects[kind](facts, options),
		greeting: m.mail_greeting({ name }, options),
		paragraphs: [
			...texts[kind](facts, options),
			...(reason ? [m.mail_notice_reason({ reason }, options)] : []),
			...(ASKED_FIRST.includes(kind) ? [m.mail_notice_stop({}, options)] : [])
		],
		...(href ? { link: { href, label: links[leadsTo]({}, options) } } : {}),
		closing: m.mail_closing({}, options)
	};
}
