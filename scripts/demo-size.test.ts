import { describe, expect, test } from 'vitest';
import { demoSize } from './demo-size';

const asked = (line: string) => demoSize(line.split(' ').filter(Boolean));

describe('the size of a demonstration', () => {
	test('is a year of 3,000 people unless more is asked for', () => {
		expect(asked('')).toEqual({ donors: 3_000, mass: null });
		expect(asked('--donors 200')).toEqual({ donors: 200, mass: null });
	});

	test('has a mass beside the year where drives or donations are asked for', () => {
		const mass = { donors: 200_000, drives: 12_000, donations: 1_000_000 };
		expect(asked('--donors 200000 --drives 12000 --donations 1000000')).toEqual({ donors: 3_000, mass });
		expect(asked('--donations 1000000').mass).toMatchObject({ donors: 200_000, donations: 1_000_000 });
		expect(asked('--drives 1200').mass).toEqual({ donors: 19_920, drives: 1_200, donations: 99_600 });
	});

	test.each([
		['--donors 19', /donors from 20 to 500000/],
		['--donors 500001', /donors from 20 to 500000/],
		['--donors many', /donors from/],
		['--donations 1.5', /donations from/],
		['--donations 0', /donations from/],
		['--donations 1000000000', /donations from/],
		['--drives 3', /from/],
		['--donors 200000 --donations 1000', /more donations or fewer donors/],
		['--donors 100 --donations 5000', /cannot give 5000 times/]
	])('refuses %s in words', (line, words) => {
		expect(() => asked(line)).toThrow(words);
	});
});
