/** What is asked, each from 1 to 5: would you come again, was the wait acceptable, were you treated kindly. */
export const QUESTIONS = ['again', 'waiting', 'kindness'] as const;

export type Question = (typeof QUESTIONS)[number];

/** The marks that may be given, the best first. */
export const MARKS = [5, 4, 3, 2, 1] as const;

/** Below this many answers nothing but their number is shown: who has said what could be guessed. */
export const FEWEST_ANSWERS = 5;

/** How often each mark was given to each question. */
export type MarkCount = { question: Question; mark: number; answers: number };

/** The answers of a drive to one question: how many gave each mark, the best first, and the mean. */
export type Answered = { question: Question; marks: { mark: number; answers: number }[]; mean: number };

/** Sums answers up by question; null below five answers. Marks that nobody gave are zero. */
export function summaryOf(answers: number, counts: readonly MarkCount[]): Answered[] | null {
	if (answers < FEWEST_ANSWERS) return null;
	return QUESTIONS.map((question) => {
		const own = counts.filter((count) => count.question === question);
		const marks = MARKS.map((mark) => ({ mark, answers: own.find((count) => count.mark === mark)?.answers ?? 0 }));
		const sum = marks.reduce((total, one) => total + one.mark * one.answers, 0);
		return { question, marks, mean: sum / answers };
	});
}

/** For how many days after its last one a drive may be answered about; the database keeps to the same. */
export const OPEN_DAYS = 60;
