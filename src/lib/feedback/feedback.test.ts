import { describe, expect, test } from 'vitest';
import { summaryOf, type MarkCount } from './feedback';

const counts: MarkCount[] = [
	{ question: 'again', mark: 5, answers: 4 },
	{ question: 'again', mark: 1, answers: 1 },
	{ question: 'waiting', mark: 3, answers: 5 },
	{ question: 'kindness', mark: 4, answers: 5 }
];

describe('answers about a drive', () => {
	test.each([
		{ answers: 0, shown: false },
		{ answers: 4, shown: false },
		{ answers: 5, shown: true }
	])('of $answers people are split: $shown', ({ answers, shown }) => {
		expect(summaryOf(answers, counts) !== null).toBe(shown);
	});

	test('have a mean for each question, and zero for marks that nobody gave', () => {
		expect(summaryOf(5, counts)?.[0]).toEqual({
			question: 'again',
			marks: [
				{ mark: 5, answers: 4 },
				{ mark: 4, answers: 0 },
				{ mark: 3, answers: 0 },
				{ mark: 2, answers: 0 },
				{ mark: 1, answers: 1 }
			],
			mean: 4.2
		});
	});
});
