import fc from 'fast-check';
import { value } from './bad-input';

/** The imports whose tables are pasted. */
export const PASTED = ['plan', 'results', 'targets'] as const;

/** Where each is sent, and a table of it that somebody can read. */
const TABLES: Record<(typeof PASTED)[number], { path: string; rows: string[][] }> = {
	plan: {
		path: '/drives/import',
		rows: [
			['KẾ HOẠCH NĂM 2031'],
			['STT', 'Ngày', 'Câu lạc bộ', 'Xã/phường', 'Huyện (cũ)', 'Địa điểm', 'Chỉ tiêu', 'Sức chứa', 'Giờ', 'Ghi chú'],
			['1', '12/3/2031', '', 'Thọ Xuân', '', 'Nhà văn hóa', '120', '200', '7:00–11:30', ''],
			['2', '12-14/4/2031', '', 'Nông Cống', '', 'Sân vận động', '1.315', '', '7h30', 'hai buổi'],
			['', 'Tổng cộng', '', '', '', '', '1.435', '', '', '']
		]
	},
	results: {
		path: '/drives/import/results',
		rows: [
			['Ngày', 'Đơn vị tổ chức', 'Huyện', 'Đăng ký', 'Số người hiến', 'Đơn vị máu', 'Thể tích (ml)', 'Nguồn'],
			['12/3/2019', '', 'Thọ Xuân', 'hơn 400', '350', '402', '120.500', 'https://example.org/a'],
			['tháng 6/2018', 'Đoàn thanh niên', 'Nông Cống', '', '', 'gần 1.000', '', ''],
			['2017', '', 'Thọ Xuân', '', '', '90', '', '']
		]
	},
	targets: {
		path: '/targets/import',
		rows: [
			['Giao cho', 'Xã', 'Huyện', 'Năm', 'Chỉ tiêu năm 2190'],
			['', '', 'Thọ Xuân', '2190', '1.200'],
			['cả tỉnh', '', '', '', '41.000'],
			['CLB không ai biết', '', '', 'năm 2191', 'khoảng 150']
		]
	}
};

/** A pasted table with cells replaced, moved, spoilt or cut off, and what comes with it. */
export type BrokenTable = { kind: (typeof PASTED)[number]; path: string; action: string; body: Record<string, string> };

/** Such tables of every kind of pasted import. */
export const brokenTable: fc.Arbitrary<BrokenTable> = fc
	.record({
		kind: fc.constantFrom(...PASTED),
		action: fc.constantFrom('preview', 'add'),
		cells: fc.array(fc.record({ at: fc.nat(), to: value }), { maxLength: 6 }),
		signs: fc.array(fc.record({ at: fc.nat(), to: fc.string({ unit: 'binary', maxLength: 2 }) }), { maxLength: 4 }),
		cut: fc.option(fc.nat(), { freq: 3 }),
		from: fc.nat(2),
		turned: fc.boolean(),
		parted: fc.constantFrom('\t', ';', ','),
		provinceCode: fc.oneof({ weight: 9, arbitrary: fc.constant('VN-21') }, value),
		year: fc.oneof({ weight: 9, arbitrary: fc.constant('2190') }, value),
		replace: fc.option(value, { freq: 2 })
	})
	.map(({ kind, action, cells, signs, cut, from, turned, parted, provinceCode, year, replace }) => {
		const { path, rows: written } = TABLES[kind];
		const rows = written.slice(from).map((row) => (turned ? row.toReversed() : [...row]));
		for (const { at, to } of cells) {
			const row = rows[at % rows.length] ?? [];
			row[at % (row.length + 1)] = to;
		}
		let text = rows.map((row) => row.join(parted)).join('\n');
		for (const { at, to } of signs)
			text = text.slice(0, at % (text.length + 1)) + to + text.slice(at % (text.length + 1));
		if (cut !== null) text = text.slice(0, cut % (text.length + 1));
		const beside = { ...(kind === 'targets' && { year }), ...(kind !== 'plan' && replace !== null && { replace }) };
		return { kind, path, action, body: { text, provinceCode, ...beside } };
	});
