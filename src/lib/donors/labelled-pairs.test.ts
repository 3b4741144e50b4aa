import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { likenessOf, ready } from './duplicates';
import { matchKeys } from './match-keys';
import { labelledPairs, type LabelledPair } from './labelled-pairs.fixture';

/** Whether both would be compared at all: `findDuplicates` reads those who share a key, a phone or a paper. */
function isCompared({ typed, known, country }: LabelledPair): boolean {
	const keys = new Set(matchKeys(known, country));
	return (
		(typed.phone !== null && typed.phone === known.phone) || matchKeys(typed, country).some((key) => keys.has(key))
	);
}

function isCalledLikely(pair: LabelledPair, compared = isCompared(pair)): boolean {
	const { typed, known, ids, country } = pair;
	return (
		compared &&
		['certain', 'likely'].includes(likenessOf(ready(typed, country), ready(known, country), ids)?.strength ?? '')
	);
}

/** How many of the pairs of one person are called likely, and how many of those called so are of one person. */
function measured(pairs: LabelledPair[], isCalled: (pair: LabelledPair) => boolean = (pair) => isCalledLikely(pair)) {
	const called = pairs.filter(isCalled);
	const right = called.filter(({ one }) => one).length;
	return { recall: right / pairs.filter(({ one }) => one).length, precision: right / called.length };
}

const share = (part: number) => part.toFixed(3);
const figures = readFileSync('docs/matching.md', 'utf8').replace(/ +/g, ' ');

describe.each(['tuning', 'reported'] as const)('the %s half of the labelled pairs', (half) => {
	const pairs = labelledPairs(half);

	test('is called likely where it is one person, and hardly ever else', () => {
		const { recall, precision } = measured(pairs);
		expect(recall).toBeGreaterThanOrEqual(0.95);
		expect(precision).toBeGreaterThanOrEqual(0.9);
		expect(figures).toContain(
			`| ${half} | ${pairs.length.toLocaleString('en')} | ${share(recall)} | ${share(precision)} |`
		);
	});

	test('loses hardly anybody by comparing only those who share something', () => {
		const lost = pairs.filter((pair) => isCalledLikely(pair, true) && !isCompared(pair));
		expect(lost.filter(({ one }) => one).length).toBeLessThanOrEqual(pairs.length / 200);
	});

	test('control: names and births compared letter by letter miss too many', () => {
		const { recall } = measured(
			pairs,
			({ typed, known }) => typed.fullName === known.fullName && typed.birthDate === known.birthDate
		);
		expect(recall).toBeLessThan(0.5);
	});
});

test('no half has a given name of the other', () => {
	const givenIn = (half: 'tuning' | 'reported') =>
		new Set(labelledPairs(half, 20).map(({ known }) => known.fullName.split(' ').at(-1)));
	const common = [...givenIn('tuning')].filter((name) => givenIn('reported').has(name));
	expect(common).toEqual(['Lan']);
});
