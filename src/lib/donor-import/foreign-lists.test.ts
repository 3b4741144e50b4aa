import { expect, test } from 'vitest';
import { readDonors } from './read-donors';
import { today, columnsOf, firstOf, peopleIn, sheetOf, skippedIn } from './read-list.fixture';

test('formulas count as their last value; one that failed is said', async () => {
	const table = await firstOf(
		sheetOf({
			1: ['Họ tên', 'Năm sinh', 'Số lần hiến', 'SĐT'],
			2: [
				{ formula: 'A9&B9', value: 'Người Một' },
				{ formula: 'YEAR(C9)', value: 1991 },
				{ error: '#REF!' },
				{ formula: 'WEBSERVICE("https://example.invalid")' }
			],
			3: [{ error: '#NAME?' }, 1992, 2, null]
		})
	);
	expect(peopleIn(table)).toEqual([
		{ row: 2, fullName: 'Người Một', birthDate: '1991', errors: ['donations formula_error'] },
		{ row: 3, birthDate: '1992', donations: '2', errors: ['fullName formula_error'] }
	]);
});

test('a Lao list: Lao headings and digits, given name first, numbers of Laos, a sum', async () => {
	const table = await firstOf(
		sheetOf({
			1: ['ບັນຊີຜູ້ບໍລິຈາກເລືອດ'],
			3: ['ລ/ດ', 'ຊື່', 'ນາມສະກຸນ', 'ເພດ', 'ວັນເດືອນປີເກີດ', 'ບ້ານ', 'ເມືອງ', 'ແຂວງ', 'ເບີໂທ', 'ກຸ່ມເລືອດ', 'ຈຳນວນຄັ້ງ', 'ຫມາຍເຫດ'],
			4: ['໑', 'ທົດລອງ', 'ຕົວຢ່າງ', 'ຍິງ', '໑໕/໘/໑໙໙໐', 'ບ້ານຕົວຢ່າງ', 'ຊຳເໜືອ', 'ຫົວພັນ', '໐໒໐ ໕໕໕໐ ໐໑໑໘', 'O+', '໓ ຄັ້ງ', null],
			5: ['໒', 'ສົມມຸດ', 'ຕົວຢ່າງ', 'ຊາຍ', 1988, null, null, null, 2055500119, 'ບໍ່ຮູ້', 1250, null],
			6: ['ລວມທັງໝົດ', null, null, null, null, null, null, null, null, null, 3]
		})
	);
	expect(columnsOf(table)).toEqual([
		'ordinal',
		'givenName',
		'familyName',
		'sex',
		'birthDate',
		'village',
		'district',
		'province',
		'phone',
		'bloodGroup',
		'donations',
		'note'
	]);
	expect(skippedIn(table)).toEqual([[6, 'total']]);
	expect(peopleIn(table, 'LA')).toEqual([
		{
			row: 4,
			fullName: 'ທົດລອງ ຕົວຢ່າງ',
			sex: 'female',
			birthDate: '1990-08-15',
			village: 'ບ້ານຕົວຢ່າງ',
			district: 'ຊຳເໜືອ',
			province: 'ຫົວພັນ',
			phone: '+8562055500118',
			abo: 'O',
			rhd: '+',
			groupSource: 'stated',
			donations: '3'
		},
		{
			row: 5,
			fullName: 'ສົມມຸດ ຕົວຢ່າງ',
			sex: 'male',
			birthDate: '1988',
			errors: ['phone phone_ambiguous', 'donations out_of_range']
		}
	]);
});

test('an English list with what clubs must not keep: such columns are never taken in, and such notes neither', async () => {
	const table = await firstOf(
		'Full name,Gender,DOB,Blood type,HBsAg,HIV result,Weight (kg),Ethnicity,Test results,Hospital,Remarks\n' +
			'Sample Person One,F,1990-08-15,O+,neg,neg,52,Kinh,ok,Bệnh viện Mẫu,prefers mornings\n' +
			'Sample Person Two,M,15/8/1985,A,pos,neg,60,Kinh,ok,,HBsAg (+)\n' +
			'Sample Person Three,N,1985,A,,,,,,,từng bị viêm gan B\n'
	);
	expect(columnsOf(table)).toEqual([
		'fullName',
		'sex',
		'birthDate',
		'bloodGroup',
		'forbidden',
		'forbidden',
		'forbidden',
		'forbidden',
		'forbidden',
		'unknown',
		'note'
	]);
	expect(peopleIn(table)).toEqual([
		{
			row: 2,
			fullName: 'Sample Person One',
			sex: 'female',
			birthDate: '1990-08-15',
			abo: 'O',
			rhd: '+',
			groupSource: 'stated',
			note: 'prefers mornings'
		},
		{
			row: 3,
			fullName: 'Sample Person Two',
			sex: 'male',
			birthDate: '1985-08-15',
			abo: 'A',
			groupSource: 'stated',
			errors: ['note medical_note']
		},
		{
			row: 4,
			fullName: 'Sample Person Three',
			birthDate: '1985',
			abo: 'A',
			groupSource: 'stated',
			errors: ['sex not_a_choice', 'note medical_note']
		}
	]);
	// Whoever asks for such a column does not get it.
	const asked = readDonors(
		table,
		{ country: 'VN', today },
		new Map([
			['fullName', 0],
			['note', 5]
		])
	);
	expect(asked.map(({ donor }) => donor.note)).toEqual(['', '', '']);
});

test('what a number of a citizen says is compared with the rest; a name without letters and one of unseen signs are refused', async () => {
	const table = await firstOf(
		'Họ tên;Giới tính;Năm sinh;CCCD\nMột;Nữ;1991;038090001234\n12345;Nam;1990;038090001235\n\u200b;Nam;1990;\n'
	);
	expect(peopleIn(table)).toEqual([
		{
			row: 2,
			fullName: 'Một',
			sex: 'female',
			birthDate: '1991',
			idKind: 'cccd',
			idNumber: '038090001234',
			notes: ['idNumber id_sex_differs', 'idNumber id_birth_year_differs']
		},
		{
			row: 3,
			sex: 'male',
			birthDate: '1990',
			idKind: 'cccd',
			idNumber: '038090001235',
			errors: ['fullName name_without_letters']
		},
		{ row: 4, sex: 'male', birthDate: '1990', errors: ['fullName required'] }
	]);
});
