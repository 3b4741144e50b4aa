import { m } from '../paraglide/messages';
import type { Tone } from '../ui/tones';
import type { NoticeKind, NoticeState, NoticeWay, Unreachable } from './notice';

/** What a notice is about. */
export const noticeKindWords: Record<NoticeKind, () => string> = {
	announced: () => m.notice_kind_announced(),
	moved: () => m.notice_kind_moved(),
	place: () => m.notice_kind_place(),
	cancelled: () => m.notice_kind_cancelled(),
	reopened: () => m.notice_kind_reopened(),
	slot: () => m.notice_kind_slot(),
	reminder: () => m.notice_kind_reminder(),
	thanks: () => m.notice_kind_thanks(),
	again: () => m.notice_kind_again()
};

/** By which way it goes. */
export const noticeWayWords: Record<NoticeWay, () => string> = {
	email: () => m.notice_way_email(),
	sms: () => m.notice_way_sms(),
	zalo: () => m.notice_way_zalo()
};

/** How it stands. */
export const noticeStateWords: Record<NoticeState, () => string> = {
	queued: () => m.notice_state_queued(),
	sent: () => m.notice_state_sent(),
	failed: () => m.notice_state_failed(),
	skipped: () => m.notice_state_skipped()
};

/** The colour beside that word. */
export const noticeTone: Record<NoticeState, Tone> = {
	queued: 'neutral',
	sent: 'good',
	failed: 'refused',
	skipped: 'caution'
};

/** Why somebody cannot be told. */
export const unreachableWords: Record<Unreachable, () => string> = {
	restricted: () => m.notice_why_restricted(),
	no_address: () => m.notice_why_no_address(),
	no_consent: () => m.notice_why_no_consent(),
	no_way: () => m.notice_why_no_way(),
	not_that_day: () => m.notice_why_not_that_day()
};

/** Why a notice did not arrive, by the code that is kept of it: one of ours, or what a mail server said. */
export function noticeReason(code: string): string {
	if (code in unreachableWords) return unreachableWords[code as Unreachable]();
	if (code === 'erased') return m.notice_why_erased();
	if (code === 'too_late') return m.notice_why_too_late();
	return /^5\d\d$/.test(code) ? m.notice_why_refused({ code }) : m.notice_why_unsent({ code });
}
