import { z } from 'zod';
import { form, line, paragraph, requiredId } from '../field';

const mark = () =>
	z.enum(['', '1', '2', '3', '4', '5'], { error: 'not_a_choice' }).default('').refine(Boolean, { error: 'required' });

/** What somebody says of a drive. `homepage` is seen by nobody: whoever fills it in is a machine. */
export const feedbackForm = form({
	again: mark(),
	waiting: mark(),
	kindness: mark(),
	comment: paragraph(500).default(''),
	homepage: line(200).default('')
});

/** An answer as it was sent: marks from 1 to 5, as their forms have them. */
export type FeedbackInput = z.output<typeof feedbackForm>;

/** Which comment is put out of sight, or back. */
export const commentForm = form({ answerId: requiredId() });
