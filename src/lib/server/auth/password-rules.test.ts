import { expect, test } from 'vitest';
import { objectionToPassword } from './password-rules';

const own = ['Người Khác', 'nk@x.vn'];

test.each([
	['người khác người khác', 'password_common'],
	['NgườiKhác nk@x.vn', 'password_common'],
	['nguoi khac nguoi khac', 'password_common'],
	['Nguoi-Khac-nk@x.vn-2026', 'password_common'],
	['khác khác khác khác khác', 'password_common'],
	['người khác ơi hoa sen nở giữa hồ thu', null],
	['hoa sen nở giữa hồ thu', null],
	['x7#Lq!9vZt$2mWpR', null],
	['ngắn', 'password_short'],
	['a'.repeat(129), 'password_long']
])('of somebody whose name and address are known, %j: %s', async (password, objection) => {
	expect(await objectionToPassword(password, { hasFactor: false, own })).toBe(objection);
});

test('a name without diacritics counts as the name', async () => {
	const person = { hasFactor: false, own: ['Đặng Thị Ước Lệ', 'uocle@example.org'] };
	expect(await objectionToPassword('dang thi uoc le dang', person)).toBe('password_common');
	expect(await objectionToPassword('ĐẶNG THỊ ƯỚC LỆ 1990', person)).toBe('password_common');
});

test('the password that one has is no new one', async () => {
	const old = 'hoa sen nở giữa hồ thu';
	expect(await objectionToPassword(old, { hasFactor: false, own, old })).toBe('password_same');
	expect(await objectionToPassword(`${old} nay`, { hasFactor: false, own, old })).toBeNull();
});
