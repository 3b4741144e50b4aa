import { m } from '../paraglide/messages';

/**
 * The words around every page, in the language of whoever asks: the server hands them out with the page, since the browser of a form would
 * otherwise load them in all three. `day` is today, in words.
 */
export const frameWords = (day: string) => ({
	skip: m.ui_skip(),
	demoTitle: m.ui_demo_title(),
	demoText: m.ui_demo_text(),
	printed: m.ui_printed({ day }),
	unreached: m.ui_form_unreached(),
	restored: m.ui_draft_restored(),
	beginAnew: m.ui_draft_begin_anew(),
	sessionTitle: m.session_end_title(),
	sessionText: m.session_end_text(),
	sessionStay: m.session_end_stay()
});

export type FrameWords = ReturnType<typeof frameWords>;
