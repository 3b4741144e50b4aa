import { expect, test } from 'vitest';
import { KEPT_KINDS, TOLD_KINDS } from '$lib/notices/notice';
import { noticeText, SHORT_MOST } from './notice-texts';

const long = {
	drive: 'Ngày hội hiến máu tình nguyện của các cơ quan, trường học và doanh nghiệp trên địa bàn huyện Mẫu năm 2026',
	when: 'Thứ Bảy 12/12/2026, 07:30–11:30',
	where: 'Nhà văn hóa trung tâm thị trấn Mẫu, số 123 đường Ví Dụ kéo dài, phường Thử Nghiệm, tỉnh Thanh Hóa'
};

test.each(['vi', 'lo', 'en'] as const)(
	'a short message in %s has at most 160 characters and keeps the time',
	(locale) => {
		for (const kind of [...TOLD_KINDS, ...KEPT_KINDS]) {
			const text = noticeText(kind, long, locale);
			expect(text.length, text).toBeLessThanOrEqual(SHORT_MOST);
			if (kind !== 'thanks') expect(text, kind).toContain(long.when);
		}
	}
);

test('what fits is not cut', () => {
	const said = { drive: 'Chủ nhật Đỏ', when: '12/12/2026', where: 'Nhà văn hóa' };
	expect(noticeText('moved', said, 'en')).toBe('New time: Chủ nhật Đỏ. Now 12/12/2026, Nhà văn hóa. Giọt Hồng');
});
