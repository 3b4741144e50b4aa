import { expect, test } from 'vitest';
import { LOCALES } from '$lib/time/names';
import { roles } from './role';
import { roleCalled, roleName } from './role-words';

test.each([
	['Chủ nhiệm', 'club_admin'],
	['CHU NHIEM CLB', 'club_admin'],
	['quản trị', 'club_admin'],
	['Quan tri vien', 'club_admin'],
	['Admin', 'club_admin'],
	['Club administrator', 'club_admin'],
	['ຫົວໜ້າ', 'club_admin'],
	['ຜູ້ດູແລ', 'club_admin'],
	['Ghi danh', 'registrar'],
	['nguoi ghi danh', 'registrar'],
	['Thành viên', 'registrar'],
	['Registrar', 'registrar'],
	['club member', 'registrar'],
	['ຜູ້ລົງທະບຽນ', 'registrar'],
	['ສະມາຊິກ', 'registrar']
])('as people write it in a list, “%s” is %s', (text, role) => {
	expect(roleCalled(text)).toBe(role);
});

test.each(['', ' ', 'Thư ký', 'Phó chủ nhiệm', 'Lê Quản Trị', 'Quản', 'ຫົວ'])('“%s” names no role', (text) => {
	expect(roleCalled(text)).toBeNull();
});

test.each(roles)('%s is named by its code and by its name in every language', (role) => {
	const names = LOCALES.map((locale) => roleName[role]({ locale }));
	expect([role, ...names].map(roleCalled)).toEqual(Array(4).fill(role));
});
