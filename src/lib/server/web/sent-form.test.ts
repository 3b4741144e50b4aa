import { describe, expect, test } from 'vitest';
import { newDriveForm } from '$lib/drives/drive-form';
import { readForm, sentFields } from './sent-form';

const sent = (fields: Record<string, string>) => {
	const body = new URLSearchParams({ title: 'Ngày hội', areaCode: '395', startsOn: '2026-11-29', ...fields });
	return new Request('http://localhost/drives/new', { method: 'POST', body });
};
const validated = (fields: Record<string, string>) => readForm(sent(fields), newDriveForm, ['targetUnits', 'capacity']);

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

describe('a field that a form does not have', () => {
	const form = (body: URLSearchParams | string) =>
		new Request('http://localhost/', {
			method: 'POST',
			body,
			headers: { 'content-type': 'application/x-www-form-urlencoded' }
		});
	const code = (more: Record<string, string> = {}) => form(new URLSearchParams({ code: '123456', ...more }));

	test('is refused, read by name or by a schema', async () => {
		expect((await sentFields(code(), ['code'])).get('code')).toBe('123456');
		await expect(sentFields(code({ more: '' }), ['code'])).rejects.toMatchObject({ status: 400 });
		await expect(sentFields(code())).rejects.toMatchObject({ status: 400 });
		await expect(validated({ more: '' })).rejects.toMatchObject({ status: 400 });
	});

	test.each(['__superform_json', '__superform_id', '__proto__', 'constructor'])('%s is one', async (name) => {
		await expect(validated({ [name]: '[{}]' })).rejects.toMatchObject({ status: 400 });
	});

	test('and a body that is none', async () => {
		const torn = new Request('http://localhost/', {
			method: 'POST',
			body: '--x\r\nbroken',
			headers: { 'content-type': 'multipart/form-data; boundary=y' }
		});
		await expect(sentFields(torn)).rejects.toMatchObject({ status: 400 });
	});
});
