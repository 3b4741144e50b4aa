import { describe, expect, test } from 'vitest';
import { nextMilestone } from './milestone';

const due = [20, 1, 10, 5].map((donations) => ({ id: String(donations), donations }));

describe('the next milestone', () => {
	test.each([
		[0, 1, 1],
		[1, 5, 4],
		[4, 5, 1],
		[5, 10, 5],
		[9, 10, 1],
		[19, 20, 1]
	])('after %i donations is the one of %i: %i are missing', (count, donations, missing) => {
		expect(nextMilestone(count, due)).toMatchObject({ milestone: { donations }, missing });
	});

	test.each([20, 21, 500])('is none after %i, when every one is reached', (count) => {
		expect(nextMilestone(count, due)).toBeNull();
	});

	test('is none where there are no milestones', () => expect(nextMilestone(3, [])).toBeNull());
});
