import { expect, test } from 'vitest';
import { columnsOf, firstOf, peopleIn, sheetOf } from './read-list.fixture';

test('dates of every kind, and a column in which day and month may be swapped', async () => {
	const table = await firstOf(
		sheetOf({
			1: ['Tên', 'Ngày sinh', 'Lần hiến gần nhất'],
			2: ['Người Một', { date: 32978 }, { date: 46000 }],
			3: ['Người Hai', '15/4/1990', '01-02-2026'],
			4: ['Người Ba', { date: 1990 }, '2026'],
			5: ['Người Bốn', 33048, '1/1/2030'],
			6: ['Người Năm', '8.5.90', '5/6/26'],
			7: ['Người Sáu', '08/1990', 'chưa rõ'],
			8: ['Người Bảy', 'ngày 5 tháng 6 năm 1991', '2026-03-01 00:00:00'],
			9: ['Người Tám', '31/2/1990', '5'],
			10: ['Người Chín', 15081990, ''],
			11: ['Người Mười', '5/5/2031', null],
			12: ['Người Mười Một', '1/1/20', null],
			13: ['Người Mười Hai', 'SN: 1975', null]
		})
	);
	expect(peopleIn(table)).toEqual([
		{ row: 2, fullName: 'Người Một', birthDate: '1990-04-15', lastDonation: '2025-12-09' },
		{ row: 3, fullName: 'Người Hai', birthDate: '1990-04-15', lastDonation: '2026-02-01' },
		{
			row: 4,
			fullName: 'Người Ba',
			birthDate: '1990',
			lastDonation: '2026',
			notes: ['birthDate year_as_date']
		},
		{
			row: 5,
			fullName: 'Người Bốn',
			birthDate: '1990-06-24',
			errors: ['lastDonation day_in_future'],
			notes: ['birthDate serial_number']
		},
		{
			row: 6,
			fullName: 'Người Năm',
			birthDate: '1990-05-08',
			lastDonation: '2026-06-05',
			notes: ['birthDate century_guessed', 'lastDonation century_guessed']
		},
		{ row: 7, fullName: 'Người Sáu', birthDate: '1990', notes: ['birthDate month_dropped'] },
		{ row: 8, fullName: 'Người Bảy', birthDate: '1991-06-05', lastDonation: '2026-03-01' },
		{ row: 9, fullName: 'Người Tám', errors: ['birthDate not_a_birth_date', 'lastDonation not_a_day'] },
		{ row: 10, fullName: 'Người Chín', birthDate: '1990-08-15' },
		{ row: 11, fullName: 'Người Mười', errors: ['birthDate birth_in_future'] },
		{ row: 12, fullName: 'Người Mười Một', errors: ['birthDate not_a_birth_date'] },
		{ row: 13, fullName: 'Người Mười Hai', birthDate: '1975' }
	]);
	const swapped = await firstOf(
		sheetOf({ 1: ['Tên', 'Ngày sinh'], 2: ['Người Một', { date: 32997 }], 3: ['Người Hai', '13/4/1990'] })
	);
	expect(peopleIn(swapped)).toEqual([
		{ row: 2, fullName: 'Người Một', birthDate: '1990-05-04', notes: ['birthDate day_and_month_may_be_swapped'] },
		{ row: 3, fullName: 'Người Hai', birthDate: '1990-04-13' }
	]);
});

test('figures that lost their first 0, two numbers in a cell, numbers cut short', async () => {
	const table = await firstOf(
		sheetOf({
			2: ['STT', 'HO TEN', 'SDT', 'CCCD/CMT/HC', 'Email'],
			3: [1, 'Nguoi Mot', 912345678, 38090001234, 'Mot@Example.ORG'],
			4: [2, 'Nguoi Hai', '0912.345.679', '038190001235', 'khong co'],
			5: [3, 'Nguoi Ba', '0912345670 / 0987654321', 171234567, 'ba@'],
			6: [4, 'Nguoi Bon', '+84 912 345 671 (Zalo)', 1090001234, null],
			7: [5, 'Nguoi Nam', '9.12E+08', '3.809E+10', null],
			8: [6, 'Nguoi Sau', 301234567, 'C1234567', null],
			9: [7, 'Nguoi Bay', 2055501234, '1234567', null],
			10: [8, 'Nguoi Tam', '12345', '1090001234', null],
			11: [9, 'Nguoi Chin', 'ĐT: 0912345672', "'038090001239", 'mailto:chin@example.org']
		})
	);
	expect(peopleIn(table)).toEqual([
		{
			row: 3,
			fullName: 'Nguoi Mot',
			phone: '+84912345678',
			email: 'mot@example.org',
			idKind: 'cccd',
			idNumber: '038090001234',
			notes: ['idNumber zero_restored', 'phone zero_restored']
		},
		{ row: 4, fullName: 'Nguoi Hai', phone: '+84912345679', idKind: 'cccd', idNumber: '038190001235' },
		{
			row: 5,
			fullName: 'Nguoi Ba',
			phone: '+84912345670',
			idKind: 'cmnd',
			idNumber: '171234567',
			errors: ['email not_an_email'],
			notes: ['phone first_of_several']
		},
		{
			row: 6,
			fullName: 'Nguoi Bon',
			phone: '+84912345671',
			idKind: 'cccd',
			idNumber: '001090001234',
			notes: ['idNumber zero_restored']
		},
		{ row: 7, fullName: 'Nguoi Nam', errors: ['idNumber digits_lost', 'phone digits_lost'] },
		{ row: 8, fullName: 'Nguoi Sau', idKind: 'passport', idNumber: 'C1234567', errors: ['phone phone_ambiguous'] },
		{ row: 9, fullName: 'Nguoi Bay', errors: ['idNumber cccd_digits', 'phone phone_ambiguous'] },
		{ row: 10, fullName: 'Nguoi Tam', errors: ['idNumber cccd_digits', 'phone not_a_phone'] },
		{
			row: 11,
			fullName: 'Nguoi Chin',
			phone: '+84912345672',
			email: 'chin@example.org',
			idKind: 'cccd',
			idNumber: '038090001239'
		}
	]);
});

test('blood groups as lists write them', async () => {
	const groups = [
		'O+',
		'O Rh(+)',
		'O Rh dương',
		'A-',
		'nhóm B',
		'ab rh âm',
		'0',
		'А+',
		'-',
		'?',
		'Không biết',
		'Chưa rõ',
		'C+',
		'Rh+',
		'O/A'
	];
	const table = await firstOf(`Tên;Nhóm máu\n${groups.map((group, index) => `Người ${index};${group}`).join('\n')}`);
	expect(
		peopleIn(table).map((person) =>
			Object.values({ ...person, row: '', fullName: '', groupSource: '' })
				.flat()
				.join('')
		)
	).toEqual([
		'O+',
		'O+',
		'O+',
		'A-',
		'B',
		'AB-',
		'O',
		'A+',
		'',
		'',
		'',
		'',
		'bloodGroup not_a_group',
		'+',
		'bloodGroup not_a_group'
	]);
});

test('a group and an Rh column that contradict each other', async () => {
	const table = await firstOf('Tên;Nhóm máu;Rh\nMột;O+;-\nHai;A;Dương\nBa;B-;\nBốn;AB;Rh(+)\nNăm;O;x');
	expect(columnsOf(table)).toEqual(['fullName', 'bloodGroup', 'rhd']);
	expect(peopleIn(table)).toEqual([
		{
			row: 2,
			fullName: 'Một',
			abo: 'O',
			groupSource: 'stated',
			errors: ['rhd answers_differ'],
			notes: ['rhd bare_minus']
		},
		{ row: 3, fullName: 'Hai', abo: 'A', rhd: '+', groupSource: 'stated' },
		{ row: 4, fullName: 'Ba', abo: 'B', rhd: '-', groupSource: 'stated' },
		{ row: 5, fullName: 'Bốn', abo: 'AB', rhd: '+', groupSource: 'stated' },
		{ row: 6, fullName: 'Năm', abo: 'O', groupSource: 'stated', errors: ['rhd not_a_group'] }
	]);
});
