import { expect, test } from 'vitest';
import { readPhone } from './read-phone';

test.each([
	['0912345678', '+84912345678', undefined],
	['0912.345.678', '+84912345678', undefined],
	['(0912) 345-678', '+84912345678', undefined],
	['84912345678', '+84912345678', undefined],
	['+84 912 345 678', '+84912345678', undefined],
	[912345678, '+84912345678', 'zero_restored'],
	['912 345 678', '+84912345678', 'zero_restored'],
	[84912345678, '+84912345678', undefined],
	['02373852000', '+842373852000', undefined],
	['01678901234', '+84378901234', 'old_prefix'],
	[1238901234, '+84838901234', 'old_prefix'],
	['+84 120 890 1234', '+84708901234', 'old_prefix'],
	['0912345678 / 0987654321', '+84912345678', 'first_of_several'],
	['0912345678, 01678901234', '+84912345678', 'first_of_several'],
	['0912345678 - 12', '+84912345678', 'first_of_several'],
	['+856 20 5550 0118', '+8562055500118', undefined],
	['０９１２３４５６７８', '+84912345678', undefined],
	['không có', '', undefined],
	['0', '', undefined],
	[null, '', undefined]
])('in Vietnam %j is %s', (cell, value, note) => {
	expect(readPhone(cell, 'VN')).toEqual(note ? { value, note } : { value });
});

test.each([
	['0912', 'not_a_phone'],
	['01118901234', 'not_a_phone'],
	['091234567890', 'not_a_phone'],
	['9,12E+08', 'digits_lost'],
	[301234567, 'phone_ambiguous'],
	[2055501234, 'phone_ambiguous'],
	[true, 'not_a_phone']
])('%j is none: %s', (cell, error) => {
	expect(readPhone(cell, 'VN')).toEqual({ error });
});

test.each([
	['020 5550 0118', '+8562055500118', undefined],
	['0301234567', '+856301234567', undefined],
	[55501234, '+85655501234', 'zero_restored'],
	['0912345678', '+84912345678', undefined]
])('in Laos %j is %s', (cell, value, note) => {
	expect(readPhone(cell, 'LA')).toEqual(note ? { value, note } : { value });
});
