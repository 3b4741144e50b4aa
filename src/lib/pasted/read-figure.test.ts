import { expect, test } from 'vitest';
import { readFigure } from './read-figure';

test.each([
	['107', 107, false],
	['0', 0, false],
	['1.315 đơn vị', 1315, false],
	['1,315', 1315, false],
	['1 315', 1315, false],
	['1.315,0', 1315, false],
	['107.0', 107, false],
	['1.000', 1000, false],
	['hơn 1.000', 1000, true],
	['Gần 400 người', 400, true],
	['trên 1.000 TNV', 1000, true],
	['khoảng 250', 250, true],
	['khoảng hơn 250', 250, true],
	['~250', 250, true],
	['>= 250', 250, true],
	['250+', 250, true],
	['about 250 units', 250, true],
	['ປະມານ 250 ຄົນ', 250, true],
	['250 ກວ່າ', 250, true],
	['໒໕໐', 250, false],
	['', null, false],
	['-', null, false],
	['…', null, false],
	['không rõ', null, false],
	['chưa có', null, false],
	['ບໍ່ຮູ້', null, false]
])('%j is read', (cell, value, approximate) => {
	expect(readFigure(cell)).toEqual({ value, approximate });
});

test.each(['107,5', '1.5', '-3', '120%', '100-200', '12/3/2026', 'nhiều', '250/300', '1e3'])(
	'%j is no figure',
	(cell) => {
		expect(readFigure(cell)).toBeNull();
	}
);
