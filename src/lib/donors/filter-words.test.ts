import { expect, test } from 'vitest';
import { donorFilterWords } from './filter-words';
import { readDonorFilter } from './list-filter';

const club = '0197a000-0000-7000-8000-000000000002';
const choices = {
	areas: [{ value: '15865', label: 'Xã Hậu Lộc' }],
	clubs: [{ value: club, label: 'Sen Hồng' }]
};
const said = (address: string) => donorFilterWords(readDonorFilter(new URLSearchParams(address)), choices, 'vi');

test.each([
	['', []],
	['q=an', []],
	['group=Rh-', ['Rh âm']],
	['group=unknown&area=15865', ['Chưa rõ nhóm máu', 'Xã Hậu Lộc']],
	['eligible=yes&reserve=yes', ['Hiến được hôm nay', 'Người hiến dự bị']],
	['by=2026-12-05', ['Hiến được vào ngày: 5/12/2026']],
	['from=2026-01-01&to=2026-06-30', ['Hiến lần cuối: 1/1/2026–30/6/2026']],
	['from=2026-01-01', ['Hiến lần cuối: 1/1/2026–…']],
	['to=2026-06-30&never=yes', ['Hiến lần cuối: …–30/6/2026', 'Chưa hiến lần nào']],
	['least=3&most=1000', ['Số lần hiến ít nhất: 3', 'Số lần hiến nhiều nhất: 1.000']],
	['most=0', ['Số lần hiến nhiều nhất: 0']],
	[`club=${club}&deferred=yes`, ['Sen Hồng', 'Đang trì hoãn']],
	['review=yes', ['Cần xem lại']],
	['unagreed=yes', ['Chưa ghi nhận đồng ý']],
	['area=380&club=0197a000-0000-7000-8000-000000000003', ['Nơi ở', 'Câu lạc bộ']]
])('“%s” is said as %j', (address, words) => expect(said(address)).toEqual(words));
