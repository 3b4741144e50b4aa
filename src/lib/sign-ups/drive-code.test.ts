import { expect, test } from 'vitest';
import { driveCode } from './drive-code';

test.each([
	['wzn46jg', 'wzn46jg'],
	['WZN46JG', 'wzn46jg'],
	['\0', ''],
	['wzn46jg\0', ''],
	['giọt', ''],
	['a'.repeat(3000), ''],
	['', '']
])('%j leads to %j', (typed, code) => {
	expect(driveCode(typed)).toBe(code);
});
