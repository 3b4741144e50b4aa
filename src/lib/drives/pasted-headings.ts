import { headingsOf } from '../pasted/columns';

/** When and where a drive is, and whose: headings of plans and of reports. The Lao ones await review by a native speaker. */
const OF_BOTH = {
	day: 'ngay, ngay to chuc, ngay hien mau, ngay dien ra, ngay du kien, ngay bat dau, tu ngay, ngay thang, ngay thang nam, thoi gian, thoi gian to chuc, thoi gian du kien, thoi gian dien ra, lich, date, dates, day, first day, start date, starts on, drive date, ວັນທີ, ວັນ, ວັນທີຈັດ, ວັນເລີ່ມ, ວັນທີເລີ່ມ, ວັນເດືອນປີ',
	lastDay: 'den ngay, ngay ket thuc, ngay cuoi, end date, last day, ends on, until, ເຖິງວັນທີ, ວັນທີສິ້ນສຸດ, ວັນສຸດທ້າຍ',
	club: 'cau lac bo, clb, ten clb, ten cau lac bo, clb to chuc, cau lac bo to chuc, club, organising club, organizing club, ສະໂມສອນຜູ້ຈັດ, club name, ສະໂມສອນ, ຊື່ສະໂມສອນ',
	organiser:
		'don vi, don vi to chuc, don vi thuc hien, don vi chu tri, don vi dang cai, co quan, co quan to chuc, ban to chuc, organiser, organizer, organised by, organized by, held by, ຜູ້ຈັດ, ໜ່ວຍງານ, ໜ່ວຍງານຈັດ',
	area: 'xa, phuong, xa phuong, phuong xa, xa phuong thi tran, dia ban, khu vuc, noi, area, ພື້ນທີ່, ເຂດພື້ນທີ່, commune, ward, commune ward, ຕາແສງ, ເຂດ, ທ້ອງຖິ່ນ',
	district: 'huyen, quan huyen, huyen cu, huyen thi xa thanh pho, huyen tx tp, district, former district, ເມືອງ',
	venue:
		'dia diem, noi to chuc, dia diem to chuc, dia diem hien mau, diem hien mau, diem to chuc, venue, place, location, site, ສະຖານທີ່, ສະຖານທີ່ຈັດ, ບ່ອນຈັດ',
	address: 'dia chi, thon, ban, thon ban, khu pho, address, village, ທີ່ຢູ່, ບ້ານ',
	title:
		'ten, ten dot, ten dot hien mau, ten chuong trinh, ten su kien, ten ngay hoi, ten hoat dong, noi dung, hoat dong, chuong trinh, su kien, dot, dot hien mau, title, drive, event, name, name of the drive, drive name, ຊື່, ຊື່ກິດຈະກຳ, ກິດຈະກຳ, ກິດຈະກຳບໍລິຈາກເລືອດ',
	note: 'ghi chu, chu thich, note, ghi chu ve nguon, note on the source, notes on the source, ໝາຍເຫດກ່ຽວກັບແຫຼ່ງ, notes, remark, remarks, comment, ໝາຍເຫດ'
} as const;

/** The headings of a plan of drives. */
export const planHeadings = headingsOf({
	...OF_BOTH,
	targetUnits:
		'chi tieu, chi tieu don vi mau, chi tieu giao, so don vi, so don vi mau, don vi mau, don vi mau du kien, so don vi mau du kien, du kien don vi mau, ke hoach don vi mau, target, target units, units, expected units, planned units, ຄາດໝາຍ, ຄາດໝາຍຖົງ, ຈຳນວນຖົງ, ຖົງ',
	capacity:
		'suc chua, so cho, so cho toi da, so cho nhieu nhat, so nguoi toi da, so luong toi da, toi da, capacity, places, places at most, ຈຳນວນບ່ອນສູງສຸດ, maximum, most people, ຈຳນວນບ່ອນ, ຈຳນວນສູງສຸດ',
	hours: 'gio, khung gio, gio to chuc, hours, time, ເວລາ, ໂມງ',
	opensAt: 'gio bat dau, gio mo cua, tu gio, bat dau, ເລີ່ມ, opens, opens at, start time, ເວລາເລີ່ມ, ໂມງເລີ່ມ',
	closesAt: 'gio ket thuc, den gio, ket thuc, ສິ້ນສຸດ, closes, closes at, end time, ເວລາສິ້ນສຸດ'
});

/** The columns of a plan without headings. */
export const PLAN_COLUMNS = ['day', 'club', 'area', 'venue', 'targetUnits', 'capacity', 'title'] as const;

/** The headings of reported results. */
export const resultHeadings = headingsOf({
	...OF_BOTH,
	registered:
		'dang ky, so dang ky, so nguoi dang ky, nguoi dang ky, luot dang ky, so luot dang ky, ການລົງທະບຽນ, tham gia, so nguoi tham gia, so luot tham gia, registered, registrations, ລົງທະບຽນ, ຈຳນວນລົງທະບຽນ, ຜູ້ລົງທະບຽນ, ຈຳນວນຜູ້ລົງທະບຽນ',
	donated:
		'so nguoi hien, so nguoi hien mau, so nguoi da hien, nguoi hien mau, nguoi hien, da hien, so luot hien, luot hien, ການບໍລິຈາກ, donated, donors, people who donated, ຜູ້ບໍລິຈາກ, ຈຳນວນຜູ້ບໍລິຈາກ, ບໍລິຈາກ',
	units:
		'don vi mau, so don vi, so don vi mau, dvm, so dvm, thu duoc, tiep nhan, don vi mau thu duoc, so don vi mau thu duoc, don vi mau tiep nhan, so don vi mau tiep nhan, so luong don vi mau, ket qua, units, units collected, collected, bags, ຖົງ, ຈຳນວນຖົງ, ຖົງເລືອດ',
	volumeMl:
		'the tich, the tich mau, the tich ml, tong the tich, tong the tich ml, luong mau ml, so ml, ml, ບໍລິມາດ, volume, volume ml, ປະລິມານ, ປະລິມານເລືອດ, ມລ',
	source:
		'nguon, nguon tin, nguon so lieu, lien ket den nguon, link to the source, ລິ້ງຫາແຫຼ່ງຂໍ້ມູນ, lien ket, duong dan, link, source, source url, url, ແຫຼ່ງຂໍ້ມູນ, ແຫຼ່ງທີ່ມາ'
});

/** The columns of reported results without headings. */
export const RESULT_COLUMNS = ['day', 'club', 'area', 'registered', 'units', 'note'] as const;

/** What a line of either kind says of when and where a drive is, and whose. */
export type DriveField = keyof typeof OF_BOTH;
