import { describe, expect, test } from 'vitest';
import { actionWords, didWords } from './action-words';
import { changedFieldWords } from './changed-field-words';
import { actionChoices } from './object-words';

describe('what an entry says', () => {
	test.each([
		['drive.edited', 'sửa một đợt hiến máu'],
		['drive.cancelled', 'chuyển một đợt hiến máu sang “Đã hủy”'],
		['registration.arrived', 'chuyển một lượt đăng ký sang “Đã đến”'],
		['factor.reset', 'đặt lại bước xác thực thứ hai của một người'],
		['drive.of_another_time', 'có thay đổi khác'],
		['toString', 'có thay đổi khác']
	])('%s: “%s”', (action, words) => {
		expect(didWords(action)).toBe(words);
	});

	test('no two actions say the same', () => {
		const said = Object.values(actionWords).map((words) => words());
		expect(new Set(said).size).toBe(said.length);
	});

	test('every action is offered once to those who run the system, under what it is done to', () => {
		const groups = actionChoices('system');
		const offered = groups.flatMap(({ choices }) => choices.map(({ value }) => value));
		expect(offered.sort()).toEqual(Object.keys(actionWords).sort());
		expect(groups.filter(({ choices }) => choices.length === 0)).toEqual([]);
		expect(groups.at(0)?.choices.every(({ value }) => value.startsWith('drive.'))).toBe(true);
	});
});

describe('changed fields', () => {
	test.each([
		['drive', ['venueName', 'timezone', 'capacity'], 'địa điểm, số chỗ tối đa'],
		['donor', ['fullName', 'phone', 'idNumberHash'], 'Họ và tên, Số điện thoại'],
		['club', ['contactName', 'closedOn'], 'Người liên hệ, Ngày ngừng hoạt động'],
		['area', ['nameLo'], 'Tên tiếng Lào'],
		['target', ['units'], '']
	] as const)('of a %s: %j read “%s”', (object, fields, words) => {
		expect(changedFieldWords(object, fields)).toBe(words);
	});
});
