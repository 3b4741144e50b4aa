import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	FIELD_CODES,
	form,
	line,
	optionalDay,
	optionalEmail,
	optionalId,
	paragraph,
	requiredLine,
	whole
} from './field';
import { errorWords, fieldCodeWords, fieldWords } from './field-words';

const message = (
	schema: { safeParse(value: unknown): { error?: { issues: { message: string }[] } } },
	value: unknown
) => schema.safeParse(value).error?.issues[0]?.message;

describe('text fields', () => {
	test('blanks at the ends and in a row are tidied', () => {
		expect(line(40).parse('  Nguyễn \t Văn\n A ')).toBe('Nguyễn Văn A');
		expect(paragraph(40).parse(' a\r\nb  c \n')).toBe('a\nb  c');
	});

	test('letters and marks are put together', () => {
		expect(line(40).parse('Nguyễn'.normalize('NFD'))).toBe('Nguyễn');
	});

	test.each(['a\u0000b', 'a\u001bb', 'a\ud800b', '\udc00', 'a\u202eb'])('%j is refused', (text) => {
		expect(message(line(40), text)).toBe('bad_characters');
		expect(message(paragraph(40), text)).toBe('bad_characters');
	});

	test.each([
		[requiredLine(5), '   ', 'required'],
		[requiredLine(5), '\u200b', 'required'],
		[optionalDay(), '31/2/2026', 'not_a_day'],
		[optionalDay(), '1/1/1026', 'not_a_day'],
		[optionalDay(), '31/12/9999', 'not_a_day'],
		[requiredLine(5), 'abcdef', 'too_long:5'],
		[line(5), 7, 'not_text'],
		[optionalEmail(), 'a@b', 'not_an_email'],
		[optionalId(), '1; drop table', 'not_a_choice'],
		[whole(1, 9), 10, 'too_large:9'],
		[whole(1, 9), 0, 'too_small:1'],
		[whole(1, 9), Number.NaN, 'not_a_number'],
		[whole(1, 9), 1.5, 'not_a_number'],
		[form({}), { extra: 1 }, 'unknown_field']
	])('case %#: the message is a code', (schema, value, code) => {
		expect(message(schema, value)).toBe(code);
	});

	test('what is accepted once is accepted again unchanged', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
				for (const schema of [line(60), paragraph(60)]) {
					const read = schema.safeParse(text);
					if (read.success) expect(schema.parse(read.data)).toBe(read.data);
				}
			})
		);
	});
});

describe('words of a field', () => {
	test('every code has words and names its limit', () => {
		for (const code of FIELD_CODES) expect(fieldCodeWords[code]('5')).not.toBe('');
		expect(fieldWords('too_long:120')).toContain('120');
	});

	test('each field gets its own complaints in words, and none without a complaint', () => {
		const errorsOf = errorWords<string>({ name: ['required', 'too_long:120'], area: {} });
		expect(errorsOf('name')).toEqual([fieldWords('required'), fieldWords('too_long:120')]);
		expect(errorsOf('area')).toBeUndefined();
		expect(errorsOf('day')).toBeUndefined();
	});
});
