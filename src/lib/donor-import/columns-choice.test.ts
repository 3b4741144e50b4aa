import { describe, expect, test } from 'vitest';
import { asRemembered, columnsProblem, toRemember, type TakenField } from './columns-choice';
import type { ColumnGuess } from './fields';

const column =
	(heading: string, field: ColumnGuess['field'], reason: ColumnGuess['reason'] = 'heading') =>
	(index: number): ColumnGuess => ({ column: index, heading, hidden: false, field, reason, wanted: null });
const table = (...columns: ((index: number) => ColumnGuess)[]) => columns.map((make, index) => make(index));
const fieldsOf = (columns: ColumnGuess[]) => columns.map(({ field, reason }) => field ?? reason);

describe('what a club said of a heading before', () => {
	const known = new Map<string, TakenField | null>([
		['biet danh', 'fullName'],
		['ho va ten', null],
		['den tu', 'address']
	]);

	test('goes before what is guessed, whatever the spelling, and takes the field from another column', () => {
		const columns = table(
			column('BIỆT DANH', null, 'unknown'),
			column('Tên đầy đủ', 'fullName'),
			column('Đến từ:', null)
		);
		expect(fieldsOf(asRemembered(columns, known))).toEqual(['fullName', 'taken', 'address']);
	});

	test('leaves a column out, too', () => {
		expect(fieldsOf(asRemembered(table(column('Họ và tên', 'fullName')), known))).toEqual(['remembered']);
	});

	test('says nothing of a heading that stands over two columns, of one that is forbidden, or that counts rows', () => {
		const twice = table(column('Biệt danh', 'familyName'), column('Biệt danh', 'givenName'));
		expect(fieldsOf(asRemembered(twice, known))).toEqual(['familyName', 'givenName']);
		const others = table(column('Đến từ', null, 'forbidden'), column('Họ và tên', null, 'ordinal'));
		expect(fieldsOf(asRemembered(others, known))).toEqual(['forbidden', 'ordinal']);
		expect([...toRemember([...twice, ...others])]).toEqual([]);
	});

	test('is kept by the words of the heading: fields that go elsewhere as none', () => {
		const columns = table(
			column('Họ tên', 'fullName'),
			column('Tổng thể tích', 'totalVolume'),
			column('', 'phone', 'cells')
		);
		expect([...toRemember(columns)]).toEqual([
			['ho ten', 'fullName'],
			['tong the tich', null]
		]);
	});
});

test.each([
	[['fullName', null, 'phone'], null],
	[['givenName', 'familyName'], null],
	[[null, 'phone'], 'no_name'],
	[['fullName', 'phone', 'phone'], 'field_twice'],
	[['fullName', 'givenName'], 'whole_and_parts'],
	[['fullName', 'birthDate', 'birthYear'], 'whole_and_parts'],
	[['fullName', 'bloodGroup', 'rhd'], null]
] as const)('columns of %j: %s', (fields, problem) => {
	expect(columnsProblem(fields)).toBe(problem);
});
