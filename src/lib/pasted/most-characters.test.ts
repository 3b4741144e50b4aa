import { expect, test } from 'vitest';
import { isTooLong, MOST_CHARACTERS } from './most-characters';

test.each([
	['as much as may be', 'a'.repeat(MOST_CHARACTERS), false],
	['one more', 'a'.repeat(MOST_CHARACTERS + 1), true],
	['as much as may be, with new lines as forms send them', 'a\r\n'.repeat(MOST_CHARACTERS / 2), false],
	['one more, with new lines as forms send them', `${'a\r\n'.repeat(MOST_CHARACTERS / 2)}a`, true]
])('%s', (_, text, tooLong) => {
	expect(isTooLong(text)).toBe(tooLong);
});
