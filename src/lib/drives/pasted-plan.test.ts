import { describe, expect, test } from 'vitest';
import { driveThere, linesOf, office } from './pasted-by.fixture';
import type { ReadDrivesBy } from './pasted-drive';
import { readPlan } from './pasted-plan';

const read = (lines: string[], changes: Partial<ReadDrivesBy> = {}) =>
	readPlan(linesOf(...lines), { ...office, ...changes });
const told = (lines: string[], changes: Partial<ReadDrivesBy> = {}) =>
	read(lines, changes).drives.map(({ line, input, known, problems }) =>
		[line, input.startsOn, input.clubId, input.areaCode, known ? 'known' : '', ...problems.map(({ code }) => code)]
			.filter((part) => part !== '')
			.join(' ')
	);

const usual = '12/3/2026\tCLB Sen Hồng\txã An Nông\tNhà văn hóa\t1.200\t300\tGiọt hồng';

test('a line without headings is a drive as its form would have it', () => {
	expect(read([usual]).drives[0]?.input).toEqual({
		id: '',
		title: 'Giọt hồng',
		clubId: 'one',
		organiser: '',
		campaignId: '',
		areaCode: 'an',
		venue: 'Nhà văn hóa',
		address: '',
		startsOn: '2026-03-12',
		endsOn: '',
		opensAt: '',
		closesAt: '',
		targetUnits: 1200,
		capacity: 300,
		bloodCentreId: '',
		notes: ''
	});
});

describe('headings', () => {
	const vietnamese = [
		'KẾ HOẠCH HIẾN MÁU NĂM 2026',
		'',
		'STT\tTên đợt\tTừ ngày\tĐến ngày\tGiờ\tĐơn vị tổ chức\tXã/Phường\tHuyện (cũ)\tĐịa điểm\tChỉ tiêu (đơn vị máu)\tNgười phụ trách\tGhi chú',
		'(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)\t(9)\t(10)\t(11)\t(12)',
		'1\tGiọt hồng\t12/3/2026\t13/3/2026\t7h00 - 11h30\tSen Hồng\tAn Nông\tTriệu Sơn\tHội trường\tkhoảng 150\tÔng Mẫu\tnhớ giấy mời',
		'2\t\t2026-05-02\t\t\tUBND xã Mẫu\tHậu Lộc\t\t\t\t\t',
		'',
		'\tTổng cộng\t\t\t\t\t\t\t\t150\t\t'
	];

	test('are found below a title, in any order; lines of sums and of column numbers are left out', () => {
		const { drives, head, unread } = read(vietnamese);
		expect(drives.map(({ line, problems }) => [line, problems])).toEqual([
			[5, []],
			[6, []]
		]);
		expect(drives.map(({ input }) => input)).toMatchObject([
			{
				title: 'Giọt hồng',
				clubId: 'one',
				organiser: '',
				areaCode: 'an',
				venue: 'Hội trường',
				startsOn: '2026-03-12',
				endsOn: '2026-03-13',
				opensAt: '07:00',
				closesAt: '11:30',
				targetUnits: 150,
				notes: 'nhớ giấy mời'
			},
			{ title: 'Đợt Hậu Lộc', clubId: '', organiser: 'UBND xã Mẫu', areaCode: 'hl', startsOn: '2026-05-02' }
		]);
		expect([head, unread]).toEqual([vietnamese[2], ['Người phụ trách']]);
	});

	test.each([
		['Lao', 'ລຳດັບ\tວັນທີ\tສະໂມສອນ\tຕາແສງ\tສະຖານທີ່\tຄາດໝາຍ'],
		['English', 'No.\tDate\tClub\tCommune\tVenue\tTarget units'],
		['in two languages', 'STT\tNgày / Date\tCLB - Club\tXã / Commune\tĐịa điểm / Venue\tChỉ tiêu / Target']
	])('%s', (_, head) => {
		const { drives, unread } = read([head, '1\t12/3/2026\tSen Hồng\tAn Nông\tNhà văn hóa\t100']);
		expect(drives.map(({ input, problems }) => ({ ...input, problems }))).toMatchObject([
			{ clubId: 'one', areaCode: 'an', venue: 'Nhà văn hóa', startsOn: '2026-03-12', targetUnits: 100, problems: [] }
		]);
		expect(unread).toEqual([]);
	});
});

test.each([
	[usual, '1 2026-03-12 one an'],
	['2026-03-12\t\tAn Nông', '1 2026-03-12 an'],
	['12/3/2026\tSen Hồng\tAn Nông\t\t-\tchưa rõ', '1 2026-03-12 one an'],
	['12/3/2026\tCLB Trống Đồng\tAn Nông', '1 2026-03-12 an club_unknown'],
	['12/3/2026\tXuân Thọ\tAn Nông', '1 2026-03-12 an club_unclear'],
	['\tSen Hồng\tAn Nông', '1 one day_missing'],
	['12/3\tSen Hồng\tAn Nông', '1 one day_wrong'],
	['tháng 3/2026\tSen Hồng\tAn Nông', '1 one day_vague'],
	['12/3/2026\tSen Hồng\t', '1 2026-03-12 one area_missing'],
	['12/3/2026\tSen Hồng\tNơi Khác', '1 2026-03-12 one area_unknown'],
	['12/3/2026\tSen Hồng\thuyện Triệu Sơn', '1 2026-03-12 one an'],
	['12/3/2018\tSen Hồng\tAn Nông', '1 2018-03-12 one TS'],
	['12/3/2026\tSen Hồng\tAn Nông\t\tnhiều\t1,5', '1 2026-03-12 one an figure_wrong figure_wrong'],
	['12/3/2026\tSen Hồng\tAn Nông\t\t100\t0', '1 2026-03-12 one an field'],
	[`12/3/2026\tSen Hồng\tAn Nông\t${'x'.repeat(161)}`, '1 2026-03-12 one an field'],
	['1/3/2026 - 30/4/2026\tSen Hồng\tAn Nông', '1 2026-03-01 one an field'],
	['12/3/2026\tSen Hồng\tAn Nông\t\t\t\t\tthừa', '1 2026-03-12 one an too_many_cells'],
	['12/3/2026\tSen Hồng\u202e\tAn Nông', '1 2026-03-12 one an bad_characters']
])('%j is read as %j', (line, expected) => {
	expect(told([line])).toEqual([expected]);
});

test('a reason names what is near', () => {
	const near = read(['12/3/2026\tCLB Sen Hông Thắm\tAn Nôngg']).drives.flatMap(({ problems }) => problems);
	expect(near.map(({ near }) => near)).toEqual([['CLB Sen Hồng'], ['An Nông']]);
});

test('what is said of a place and is not the name of the area is the venue', () => {
	const venues = ['xã An Nông', 'An Nông, Triệu Sơn', 'huyện Triệu Sơn'].map(
		(cell) => read([`12/3/2026\tSen Hồng\t${cell}`]).drives[0]?.input.venue
	);
	expect(venues).toEqual(['', '', 'huyện Triệu Sơn']);
});

describe('whose drive it is', () => {
	const [one, two] = office.clubs;
	const own = { ofProvince: false, clubs: one ? [one] : [] };
	const ownTwo = { ofProvince: false, clubs: one && two ? [one, two] : [] };
	test.each([
		['the only club of an admin', own, '12/3/2026\t\tAn Nông', '1 2026-03-12 one an'],
		['not the club of somebody else', own, '12/3/2026\tCLB Thọ Xuân\tAn Nông', '1 2026-03-12 an club_unknown'],
		['one of several has to be said', ownTwo, '12/3/2026\t\tAn Nông', '1 2026-03-12 an club_missing']
	])('%s', (_, by, line, expected) => {
		expect(told([line], by)).toEqual([expected]);
	});
});

describe('a drive that is there already', () => {
	test.each([
		['on the same day', usual, {}, true],
		['on one of its days', usual, { startsOn: '2026-03-11' }, true],
		['with an area that is not stated', usual, { areaCodes: [] }, true],
		['at one of its sites', usual, { areaCodes: ['hl', 'an'] }, true],
		['cancelled', usual, { status: 'cancelled' }, true],
		['of another club', usual, { clubId: 'two' }, false],
		['of the province', usual, { clubId: null }, false],
		['elsewhere', usual, { areaCodes: ['hl'] }, false],
		['on another day', usual, { startsOn: '2026-03-13', endsOn: '2026-03-13' }, false]
	] as const)('%s', (_, line, there, known) => {
		const [drive] = read([line], { there: [driveThere(there)] }).drives;
		expect(drive?.known !== null).toBe(known);
	});
});

test('the same drive twice is told, and lines beyond the most are handed back', () => {
	expect(told([usual, usual])).toEqual(['1 2026-03-12 one an', '2 2026-03-12 one an twice']);
	const many = Array.from({ length: 302 }, (_, n) => `x${n}\tSen Hồng\tAn Nông`);
	const { drives, rest } = read(many);
	expect([drives.length, rest]).toEqual([300, many.slice(300)]);
});
