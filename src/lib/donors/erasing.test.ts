import { describe, expect, test } from 'vitest';
import { erasureForm, isNamed } from './erasing';

describe('the name that erases', () => {
	test.each([
		['Lê Thị Ví Dụ', true],
		['le thi vi du', true],
		[' LÊ  THỊ VÍ DỤ ', true],
		['Lê Thị Ví', false],
		['Ví Dụ Lê Thị', false],
		['', false]
	])('%j: %j', (typed, same) => expect(isNamed(typed, 'Lê Thị Ví Dụ')).toBe(same));

	test('in Lao is the name as it is written', () => {
		expect(isNamed('ນາງ ຕົວຢ່າງ', 'ນາງ ຕົວຢ່າງ')).toBe(true);
		expect(isNamed('ນາງ ຕົວ', 'ນາງ ຕົວຢ່າງ')).toBe(false);
	});
});

test('a reason is chosen, not found chosen', () => {
	expect(erasureForm.safeParse({ name: 'An', version: 1 }).success).toBe(false);
	expect(erasureForm.safeParse({ name: 'An', reason: 'asked', version: 1 }).success).toBe(true);
});
