import type { ImportField } from './fields';

/** Headings as keys of `headingKey`, from forms, exports and honour rolls of clubs. The Lao ones await review by a native speaker. */
const WRITTEN: Partial<Record<ImportField, string>> = {
	fullName:
		'ho va ten, ho ten, hoten, ho va ten nguoi hien, ten, ten day du, ten nguoi hien, ten nguoi hien mau, nguoi hien mau, em ten la, full name, fullname, name, donor name, donor, ຊື່ແລະນາມສະກຸນ, ຊື່ນາມສະກຸນ, ຊື່, ຊື່ຜູ້ບໍລິຈາກ, ຊື່ຜູ້ບໍລິຈາກເລືອດ',
	familyName:
		'ho, ho dem, ho va dem, ho va ten dem, ho ten dem, ho lot, ho va lot, ho chu lot, ho va chu lot, last name, surname, family name, ນາມສະກຸນ',
	givenName: 'ten goi, first name, given name',
	birthDate:
		'ngay sinh, nam sinh, sinh nhat, ngay thang nam sinh, ngay thang sinh, ngay thang nam, sinh ngay, sinh nam, ngaysinh, namsinh, date of birth, dob, birth date, birthdate, birthday, year of birth, birth year, ວັນເດືອນປີເກີດ, ປີເກີດ, ວັນເກີດ',
	sex: 'gioi tinh, gioi, phai, gioitinh, nam nu, sex, gender, ເພດ',
	phone:
		'dien thoai, so dien thoai, sdt, so dt, dt, dtdd, so dtdd, di dong, so di dong, dien thoai di dong, dienthoai, dien thoai lien he, so dien thoai lien he, dien thoai lien lac, sdt lien he, dt lien he, zalo, so zalo, phone, phone number, phone no, mobile, mobile number, tel, telephone, ເບີໂທ, ເບີໂທລະສັບ, ໂທລະສັບ, ເບີໂທຕິດຕໍ່',
	email: 'email, e mail, mail, gmail, thu dien tu, hop thu, dia chi email, dia chi mail, email address, ອີເມວ, ອີເມລ',
	idNumber:
		'cccd, cmnd, cmt, cmtnd, so cccd, so cmnd, so cmt, so cccd cmnd, so cmnd cccd, cccd cmnd, cmnd cccd, cccd cmt hc, can cuoc, so can cuoc, can cuoc cong dan, so can cuoc cong dan, ma dinh danh, so dinh danh, so dinh danh ca nhan, ma dinh danh ca nhan, chung minh nhan dan, so chung minh nhan dan, giay to tuy than, so giay to, ho chieu, so ho chieu, id number, id no, identity number, identity card, national id, passport, passport number, passport no, ບັດປະຈຳຕົວ, ເລກບັດປະຈຳຕົວ, ເລກທີບັດປະຈຳຕົວ, ເລກບັດ',
	bloodGroup:
		'nhom mau, nhom mau abo rh, nhom mau he abo rh, abo rh, nhommau, loai mau, blood group, blood type, ໝວດເລືອດ, ກຸ່ມເລືອດ, ກຣຸບເລືອດ, ກຸບເລືອດ',
	abo: 'abo, nhom abo, he abo, nhom mau abo, nhom mau he abo, abo group, ໝວດເລືອດabo',
	rhd: 'rh, rhd, rh d, nhom rh, he rh, yeu to rh, nhom mau rh, nhom mau he rh, rhesus, rh factor, ໝວດເລືອດrh',
	donations:
		'so lan hien, so lan hien mau, so lan da hien, so lan da hien mau, so lan, solan, tong so lan hien, tong so lan hien mau, tong so lan da hien, lan hien, so lan tham gia hien mau, so lan tham gia, hien lan thu, hien mau lan thu, lan thu, donations, number of donations, no of donations, times donated, donation count, ຈຳນວນຄັ້ງ, ຈຳນວນຄັ້ງບໍລິຈາກ, ຈຳນວນຄັ້ງທີ່ບໍລິຈາກ',
	lastDonation:
		'ngay hien gan nhat, lan hien gan nhat, ngay hien mau gan nhat, lan hien mau gan nhat, hien gan nhat, hien mau gan nhat, ngay hien cuoi, lan hien cuoi, ngay hien mau, ngay hien, last donation, last donation date, date of last donation, donation date, ບໍລິຈາກຄັ້ງສຸດທ້າຍ, ວັນທີບໍລິຈາກຄັ້ງສຸດທ້າຍ, ວັນທີບໍລິຈາກ',
	volume:
		'the tich, the tich mau, the tich mau hien, the tich hien, the tich ml, luong mau, luong mau hien, luong hien, dung tich, so ml, ml, volume, volume ml, ປະລິມານ, ປະລິມານເລືອດ',
	totalVolume: 'tong the tich, tong the tich mau, tong luong mau, tong luong mau hien, total volume',
	address:
		'dia chi, dia chi ll, dia chi lien lac, dia chi lien he, dia chi thuong tru, dia chi hien nay, dia chi nha, diachi, noi o, noi o hien nay, cho o, cho o hien nay, noi cu tru, noi thuong tru, thuong tru, tam tru, address, home address, ທີ່ຢູ່, ທີ່ຢູ່ປັດຈຸບັນ',
	village: 'thon, ban, thon ban, thon xom, xom, khu pho, to dan pho, thon to dan pho, village, hamlet, ບ້ານ',
	commune: 'xa, phuong, xa phuong, phuong xa, xa phuong thi tran, xa thi tran, commune, ward, ຕາແສງ',
	district: 'huyen, quan, quan huyen, huyen thi xa, huyen thanh pho, huyen tx tp, district, ເມືອງ',
	province: 'tinh, tinh thanh, tinh tp, tinh thanh pho, thanh pho, province, ແຂວງ',
	unit: 'don vi, don vi cong tac, don vi hoc tap cong tac, don vi hoc tap, co quan, co quan don vi, don vi co quan, lop, khoa, lop khoa, lop don vi cu the, noi cong tac, noi lam viec, cong ty, truong, truong hoc, chi doan, doi truc thuoc, chi hoi truc thuoc, chi hoi, cau lac bo, clb, to chuc, unit, organisation, organization, workplace, school, class, office, club, ໜ່ວຍງານ, ບ່ອນເຮັດວຽກ, ອົງກອນ, ສະໂມສອນ',
	note: 'ghi chu, ghichu, chu thich, luu y, note, notes, remark, remarks, comment, comments, ໝາຍເຫດ'
};

/** The field of a heading's key. */
export const SYNONYMS: ReadonlyMap<string, ImportField> = new Map(
	Object.entries(WRITTEN).flatMap(([field, keys]) =>
		keys.split(', ').map((key) => [key, field as ImportField] as const)
	)
);

/** Columns that count the rows. */
export const ORDINALS: ReadonlySet<string> = new Set(
	'stt, tt, so tt, so thu tu, thu tu, no, so, index, ລດ, ລຳດັບ'.split(', ')
);

/** Words that make a heading somebody else's or something else's: a father's name, where a card was issued. */
export const OF_SOMETHING_ELSE =
	/\b(cha|me|bo|vo|chong|con|nguoi than|gia dinh|phu huynh|nguoi lien he|nguoi lam don|nguoi gioi thieu|giam ho|khan cap|can bo|ngay cap|noi cap|cap ngay|noi sinh|het han|father|mother|parent|spouse|emergency|issued|contact person)\b/;
