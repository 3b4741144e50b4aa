import { describe, expect, test } from 'vitest';
import { newDriveForm } from '$lib/drives/drive-form';
import { validateTyped } from './typed-numbers';

const sent = (fields: Record<string, string>) => {
	const body = new URLSearchParams({ title: 'Ngày hội', areaCode: '395', startsOn: '2026-11-29', ...fields });
	return new Request('http://localhost/drives/new', { method: 'POST', body });
};
const validated = (fields: Record<string, string>) =>
	validateTyped(sent(fields), newDriveForm, ['targetUnits', 'capacity']);

describe('whole numbers of a form', () => {
	test('are read as people write them', async () => {
		const { valid, data, unread } = await validated({ targetUnits: '1.500', capacity: '' });
		expect({ valid, targetUnits: data.targetUnits, capacity: data.capacity }).toEqual({
			valid: true,
			targetUnits: 1_500,
			capacity: null
		});
		expect(unread).toEqual({});
	});

	test.each(['1.5oo', 'abc', '1,5', '9'.repeat(24)])('%s is refused, and its text kept', async (typed) => {
		const { valid, errors, unread } = await validated({ targetUnits: '120', capacity: typed });
		expect(valid).toBe(false);
		expect(errors).toEqual({ capacity: ['not_a_number'] });
		expect(unread).toEqual({ capacity: typed });
	});
});
