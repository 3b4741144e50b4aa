import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newDonorForm } from '../donors/donor-form';
import type { Cell, Sheet } from '../spreadsheets/sheet';
import { calendarDate } from '../time/calendar-date';
import { IMPORT_FIELDS } from './fields';
import { findTables } from './find-tables';
import { readDonors } from './read-donors';

const words = fc.constantFrom(
	'Họ và tên',
	'Tên',
	'Nhóm máu',
	'Rh',
	'SĐT',
	'Năm sinh',
	'Nam',
	'Nữ',
	'CCCD',
	'HIV',
	'Ghi chú',
	'Tổng cộng',
	'STT',
	'O+',
	'AB Rh(-)',
	'0912345678 / 0987654321',
	'15/8/90',
	'29/2/2023',
	'๑',
	'không',
	'-',
	'+',
	'x',
	'9.1E+08',
	'038090001234',
	'ຊາຍ',
	'໑໕/໘/໑໙໙໐',
	'5-10',
	'1.250'
);

const cell: fc.Arbitrary<Cell> = fc.oneof(
	fc.constant(null),
	words,
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.double(),
	fc.integer(),
	fc.boolean(),
	fc
		.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
		.map((date) => ({ day: calendarDate(date.toISOString().slice(0, 10)) ?? ('1900-01-01' as const) })),
	fc.constant({ error: '#N/A' })
);

const small = fc.nat(12);
const sheet: fc.Arbitrary<Sheet> = fc.record({
	name: fc.string(),
	hidden: fc.boolean(),
	hiddenColumns: fc.array(small),
	merges: fc.array(
		fc.record({ firstRow: small, lastRow: fc.nat(1e7), firstColumn: small, lastColumn: fc.nat(20_000) }),
		{ maxLength: 5 }
	),
	rows: fc
		.array(fc.array(cell, { maxLength: 12 }), { maxLength: 12 })
		.map((rows) => rows.map((cells, index) => ({ number: index * 2 + 1, hidden: false, cells })))
});

test('any cells give people whom the donor form takes, or say why not; no field has two columns', () => {
	const choice = fc.option(fc.array(fc.tuple(fc.constantFrom(...IMPORT_FIELDS), fc.nat(12))));
	fc.assert(
		fc.property(fc.array(sheet, { maxLength: 3 }), choice, fc.constantFrom('VN', 'LA'), (sheets, chosen, country) => {
			for (const table of findTables(sheets)) {
				const fields = table.columns.flatMap(({ field }) => field ?? []);
				expect(new Set(fields).size).toBe(fields.length);
				const rows = readDonors(
					table,
					{ country: country as 'VN', today: '2026-11-27' },
					chosen ? new Map(chosen) : undefined
				);
				expect(rows).toHaveLength(table.rows.length);
				for (const { donor, errors } of rows) {
					const taken = newDonorForm.safeParse({ ...donor, consentRegistration: true });
					// A name that is missing is an error already; all else that is given must be taken.
					if (!taken.success)
						expect([taken.error.issues.map(({ path }) => path[0]), errors.length > 0]).toEqual([['fullName'], true]);
				}
			}
		}),
		{ numRuns: 150 }
	);
});

test('cells as long as may be are read in no time, whatever they repeat', () => {
	const heads = [
		'Họ tên',
		'SĐT',
		'Ngày sinh',
		'CCCD',
		'Nhóm máu',
		'Số lần hiến',
		'Giới tính',
		'Email',
		'Ghi chú',
		'Ngày hiến gần nhất'
	];
	const repeated = ['(a', '1-', 'T', 'a', '/', '1/1/', '(', 'Rh', ' -', '@a.', '912345678 / ', 'benh '];
	const rows = repeated.map((text, index) => ({
		number: index + 2,
		hidden: false,
		cells: heads.map(() => text.repeat(4000 / text.length))
	}));
	const sheet = {
		name: 'DS',
		hidden: false,
		hiddenColumns: [],
		merges: [],
		rows: [{ number: 1, hidden: false, cells: heads }, ...rows]
	};
	const started = performance.now();
	for (const table of findTables([sheet])) readDonors(table, { country: 'VN', today: '2026-11-27' });
	expect(performance.now() - started).toBeLessThan(10_000);
});
