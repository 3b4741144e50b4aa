import { describe, expect, test } from 'vitest';
import { historyWords } from './history-words';

describe('an entry of the audit trail about a drive', () => {
	test.each([
		['drive.result_entered', ['units', 'unitsApproximate', 'note'], 'Ghi số báo cáo: đơn vị máu, ghi chú về nguồn'],
		['drive.edited', ['venueName', 'timezone', 'capacity'], 'Sửa: địa điểm, số chỗ tối đa'],
		['drive.cancelled', null, 'Chuyển sang: Đã hủy'],
		['drive.of_another_time', null, 'Thay đổi khác']
	])('%s %j reads “%s”', (action, fields, words) => {
		expect(historyWords({ action, fields })).toBe(words);
	});
});
