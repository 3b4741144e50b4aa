import type { Chance } from './chance';

const VIETNAMESE_FAMILIES = [
	['Nguyễn', 26],
	['Lê', 22],
	['Trịnh', 8],
	['Phạm', 8],
	['Hoàng', 6],
	['Trần', 6],
	['Đỗ', 4],
	['Vũ', 4],
	['Bùi', 4],
	['Mai', 3],
	['Lương', 3],
	['Hà', 3],
	['Lò', 1],
	['Vi', 1],
	['Đinh', 1]
] as const;

const VIETNAMESE_MIDDLES = {
	female: ['Thị', 'Thị', 'Thị Hoa', 'Thị Thu', 'Thị Ngọc', 'Diệu', 'Thanh', 'Khánh', 'Minh', 'Hồng'],
	male: ['Văn', 'Văn', 'Đức', 'Hữu', 'Quang', 'Xuân', 'Công', 'Đình', 'Trọng', 'Ngọc']
};

/** Words that no person is called: every list of demo donors says by itself that it is one. */
const VIETNAMESE_GIVEN = [
	'Ví Dụ',
	'Minh Họa',
	'Thử Nghiệm',
	'Giả Định',
	'Bản Nháp',
	'Tập Dượt',
	'Mô Phỏng',
	'Ước Lệ',
	'Giả Lập',
	'Làm Mẫu',
	'Thí Dụ',
	'Tượng Trưng',
	'Trưng Bày',
	'Diễn Tập',
	'Hư Cấu',
	'Mẫu'
];

const LAO_GIVEN = ['ຕົວຢ່າງ', 'ທົດລອງ', 'ສົມມຸດ', 'ຈຳລອງ', 'ຝຶກຊ້ອມ', 'ແບບຮ່າງ', 'ສາທິດ', 'ຕົວແບບ'];
const LAO_SECOND = ['ໜຶ່ງ', 'ສອງ', 'ສາມ', 'ສີ່', 'ຫ້າ', 'ຫົກ', 'ເຈັດ', 'ແປດ', 'ເກົ້າ', 'ສິບ'];

const LAO_FAMILIES = [
	'ພົມມະວົງ',
	'ໄຊຍະວົງ',
	'ສີສຸພັນ',
	'ແກ້ວມະນີ',
	'ວົງສາ',
	'ຈັນທະວົງ',
	'ອິນທະວົງ',
	'ພິລາວົງ',
	'ສຸວັນນະ',
	'ແສງອາລຸນ',
	'ບຸນມີໄຊ',
	'ຄຳພິລາ'
];

/** A clearly fictional name, family first in Vietnam and given name first in Laos. */
export function fictionalName(chance: Chance, country: 'VN' | 'LA', sex: 'female' | 'male'): string {
	if (country === 'LA') return `${chance.pick(LAO_GIVEN)}${chance.pick(LAO_SECOND)} ${chance.pick(LAO_FAMILIES)}`;
	const family = chance.weighted(VIETNAMESE_FAMILIES);
	return `${family} ${chance.pick(VIETNAMESE_MIDDLES[sex])} ${chance.pick(VIETNAMESE_GIVEN)}`;
}

/** The n-th number of a range that nobody is given: 0900 000 001 and on in Vietnam, 020 0000 0001 and on in Laos. */
export function fictionalPhone(n: number, country: 'VN' | 'LA'): string {
	return country === 'VN' ? `+8490${String(n).padStart(7, '0')}` : `+85620${String(n).padStart(8, '0')}`;
}
