import { headingsOf } from '../pasted/columns';

/** The headings of a table of clubs. The Lao ones await review by a native speaker. */
export const clubHeadings = headingsOf({
	name: 'cau lac bo, ten cau lac bo, clb, ten clb, ten, club, club name, name of the club, name, ສະໂມສອນ, ຊື່ສະໂມສອນ, ຊື່',
	area: 'xa, phuong, xa phuong, phuong xa, xa phuong thi tran, dia ban, dia ban hoat dong, khu vuc, noi hoat dong, dia phuong, xa hoac huyen, area, commune, ward, commune ward, district or commune, ພື້ນທີ່, ເຂດພື້ນທີ່, ຕາແສງ, ເຂດ, ທ້ອງຖິ່ນ',
	district:
		'huyen, quan huyen, huyen cu, huyen thi xa thanh pho, huyen tx tp, district, former district, ເມືອງ, ເມືອງເກົ່າ',
	contact:
		'lien he, nguoi lien he, dau moi, dau moi lien he, nguoi dai dien, dai dien, nguoi phu trach, phu trach, contact, contact person, contact name, ຜູ້ຕິດຕໍ່, ຕິດຕໍ່, ຜູ້ປະສານງານ',
	phone:
		'dien thoai, so dien thoai, sdt, so dt, dt, dien thoai lien he, so dien thoai lien he, sdt lien he, di dong, phone, phone number, mobile, telephone, tel, ໂທ, ໂທລະສັບ, ເບີໂທ, ເບີໂທລະສັບ',
	email:
		'email, e mail, thu dien tu, hop thu, dia chi email, dia chi e mail, email quan tri, email quan tri vien, email chu nhiem, email cua quan tri, admin email, admin e mail, email of the admin, email address, ອີເມວ, ອີເມລ',
	admin:
		'quan tri, quan tri vien, nguoi quan tri, ten quan tri, ten quan tri vien, chu nhiem, chu nhiem clb, ten chu nhiem, chu tich, truong clb, admin, admin name, name of the admin, president, chair, leader, ຜູ້ດູແລ, ຊື່ຜູ້ດູແລ, ຫົວໜ້າ, ປະທານ'
});

/** What a line says of a club. */
export type ClubField = typeof clubHeadings extends ReadonlyMap<string, infer Name> ? Name : never;

/** The columns of a table without headings. */
export const CLUB_COLUMNS = ['name', 'area', 'contact', 'phone', 'email', 'admin'] as const;
