import { m } from '$lib/paraglide/messages';
import type { Question } from './feedback';

type Words = {
	/** As it is asked of whoever gave. */
	asked: () => string;
	/** As the club reads it above the marks. */
	read: () => string;
};

/** The questions. */
export const questionWords: Record<Question, Words> = {
	again: { asked: () => m.feedback_again(), read: () => m.feedback_again_read() },
	waiting: { asked: () => m.feedback_waiting(), read: () => m.feedback_waiting_read() },
	kindness: { asked: () => m.feedback_kindness(), read: () => m.feedback_kindness_read() }
};

/** What the marks mean, to all questions alike. */
export const markWords: Record<number, () => string> = {
	5: () => m.feedback_mark_5(),
	4: () => m.feedback_mark_4(),
	3: () => m.feedback_mark_3(),
	2: () => m.feedback_mark_2(),
	1: () => m.feedback_mark_1()
};

/** Why an answer was not taken. */
export const feedbackRefusalWords: Record<'too_many' | 'spent', () => string> = {
	too_many: () => m.feedback_too_many(),
	spent: () => m.feedback_spent()
};
