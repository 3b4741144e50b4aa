import { describe, expect, test } from 'vitest';
import { rawWorkbook } from '../server/spreadsheets/raw-workbook.fixture';
import { columnsOf, firstOf, peopleIn, sheetOf, skippedIn, tablesIn } from './read-list.fixture';

test('several sheets: the list before a cover, statistics and a hidden list; hidden columns and rows are kept and marked', async () => {
	const list = {
		1: ['Họ và tên', 'SĐT', 'Nhóm máu'],
		2: ['Người Một', '0912345678', 'O+'],
		4: ['Người Hai', '0912345679', 'A']
	};
	const tables = await tablesIn(
		rawWorkbook(
			{ name: 'Bìa', rows: { 1: ['SỔ THEO DÕI'], 2: ['Đơn vị: CLB Thử Nghiệm'] } },
			{ name: 'Cũ', state: 'hidden', rows: { ...list, 5: ['Người Ba', '0912345670', 'B'] } },
			{ name: 'Thống kê', rows: { 1: ['Tháng', 'Số lần'], 2: [1, 20], 3: [2, 30] } },
			{ name: 'Danh sách', rows: list, hiddenColumns: [1], hiddenRows: [4] },
			{ name: 'Trống', rows: {} }
		)
	);
	expect(tables.map(({ sheet, hidden }) => [sheet, hidden])).toEqual([
		['Danh sách', false],
		['Thống kê', false],
		['Bìa', false],
		['Cũ', true]
	]);
	expect(tables[0]?.columns.map(({ hidden }) => hidden)).toEqual([false, true, false]);
	expect(tables[0]?.rows.map(({ number, hidden }) => [number, hidden])).toEqual([
		[2, false],
		[4, true]
	]);
});

describe('heads that say the same twice', () => {
	test('the surer heading has the field, and the other says what it wanted', async () => {
		const table = await firstOf(
			'Điện thoại người thân,SĐT,Số điện thoại khác,Họ tên,Họ và tên cha,Ngày cấp CCCD,Số CCCD\n0911111111,0912345678,0913333333,Một,Bố Một,1/1/2021,038090001234'
		);
		expect(table.columns.map(({ field, reason, wanted }) => [field, reason, wanted])).toEqual([
			[null, 'unknown', null],
			['phone', 'heading', null],
			[null, 'taken', 'phone'],
			['fullName', 'heading', null],
			[null, 'unknown', null],
			[null, 'unknown', null],
			['idNumber', 'heading', null]
		]);
	});

	test('a column that is seen comes before a hidden one, one with something in it before an empty one', async () => {
		const hidden = await firstOf(
			sheetOf({ 1: ['SĐT', 'Tên', 'SĐT'], 2: ['0911', 'Một', '0912'] }, { hiddenColumns: [0] })
		);
		expect(columnsOf(hidden)).toEqual(['taken', 'fullName', 'phone']);
		const empty = await firstOf(sheetOf({ 1: ['SĐT', 'Tên', 'SĐT'], 2: [null, 'Một', '0912'] }));
		expect(columnsOf(empty)).toEqual(['taken', 'fullName', 'phone']);
	});
});

test('parts of a name and of a date under one heading, ticks for the sex, the head repeated on the second page', async () => {
	const table = await firstOf(
		sheetOf(
			{
				1: ['Số TT', 'Họ và tên', null, 'Ngày sinh', null, null, 'Giới tính', null],
				2: [null, null, null, 'Ngày', 'Tháng', 'Năm', 'Nam', 'Nữ'],
				3: [1, 'Nguyễn Văn', 'Một', 5, 6, 1990, 'x', null],
				4: [2, 'Trần Thị', 'Hai', null, null, 1991, null, 'X'],
				5: ['Số TT', 'Họ và tên', null, 'Ngày sinh', null, null, 'Giới tính', null],
				6: [3, 'Lê Văn', 'Ba', 31, 2, 1990, 'x', 'x']
			},
			{ merges: ['A1:A2', 'B1:C2', 'D1:F1', 'G1:H1'] }
		)
	);
	expect(columnsOf(table)).toEqual([
		'ordinal',
		'familyName',
		'givenName',
		'birthDay',
		'birthMonth',
		'birthYear',
		'tickedMale',
		'tickedFemale'
	]);
	expect(skippedIn(table)).toEqual([[5, 'repeated_header']]);
	expect(peopleIn(table)).toEqual([
		{ row: 3, fullName: 'Nguyễn Văn Một', sex: 'male', birthDate: '1990-06-05' },
		{ row: 4, fullName: 'Trần Thị Hai', sex: 'female', birthDate: '1991' },
		{ row: 6, fullName: 'Lê Văn Ba', errors: ['birthYear not_a_birth_date', 'tickedFemale two_answers'] }
	]);
});

test('a head in two lines without merged cells, as text files have it', async () => {
	const table = await firstOf('STT;Họ và tên;Nhóm máu;;Giới\n;;ABO;Rh;\n1;Một;O;+;Nam\n2;Hai;A;;nu');
	expect(table.headerRows).toEqual([1, 2]);
	expect(columnsOf(table)).toEqual(['ordinal', 'fullName', 'abo', 'rhd', 'sex']);
});

test('headings in several languages, with brackets, numbers and stars', async () => {
	const table = await firstOf(
		'1. Họ và tên / Full name;2. Giới tính (Nam/Nữ);Date of birth - Ngày sinh;Số điện thoại liên hệ (*);CMND/CCCD;Yếu tố Rh (D);E-mail\nMột;Nữ;1990;0912345678;038090001234;+;mot@example.org'
	);
	expect(columnsOf(table)).toEqual(['fullName', 'sex', 'birthDate', 'phone', 'idNumber', 'rhd', 'email']);
});

test('without a head all rows are people, and only what cells plainly are is guessed', async () => {
	const table = await firstOf(
		'Người Một;1990;0912345678;O+;một@x.org\nNgười Hai;1991;0912345679;A;hai@x.org\nNgười Ba;1992;0912345670;không rõ;\nNgười Bốn;1993;;B-;ba@x.org'
	);
	expect(table.headerRows).toEqual([]);
	expect(table.rows).toHaveLength(4);
	expect(table.columns.map(({ field, reason }) => [field, reason])).toEqual([
		[null, 'unknown'],
		[null, 'unknown'],
		['phone', 'cells'],
		['bloodGroup', 'cells'],
		['email', 'cells']
	]);
});

test('blank rows and columns around and in a table', async () => {
	const table = await firstOf(
		sheetOf({
			4: [null, null, 'Tên', null, 'Giới tính'],
			5: [],
			8: [null, null, 'Một', null, 'nam'],
			12: [null, null, 'Hai', null, 'M']
		})
	);
	expect(columnsOf(table)).toEqual(['unknown', 'unknown', 'fullName', 'unknown', 'sex']);
	expect(peopleIn(table)).toEqual([
		{ row: 8, fullName: 'Một', sex: 'male' },
		{ row: 12, fullName: 'Hai', sex: 'male' }
	]);
});

test('cells merged over rows speak for each of them, but two rows of one person stay one name', async () => {
	const table = await firstOf(
		sheetOf(
			{
				1: ['Họ tên', 'SĐT', 'Địa chỉ'],
				2: ['Một', '0912345678', 'Nhà chung'],
				3: ['Hai', '0912345679'],
				4: ['Ba', '0912345670', 'Nhà riêng'],
				5: [null, '0912345671']
			},
			{ merges: ['C2:C3', 'A4:A5'] }
		)
	);
	expect(peopleIn(table)).toEqual([
		{ row: 2, fullName: 'Một', phone: '+84912345678', address: 'Nhà chung' },
		{ row: 3, fullName: 'Hai', phone: '+84912345679', address: 'Nhà chung' },
		{ row: 4, fullName: 'Ba', phone: '+84912345670', address: 'Nhà riêng' },
		{ row: 5, phone: '+84912345671', errors: ['fullName required'] }
	]);
});
