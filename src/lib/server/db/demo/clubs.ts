import type { CalendarDate } from '../../../time/calendar-date';

/** Where a demo club works: the area's code from July 2025 on, its name, the venue and its kind, null where nobody said. */
export type Place = { code: string; name: string; venue: string; kind: string | null };

/** A fictional club and how busy it is. Days are counted from today. */
export type DemoClub = {
	key: string;
	name: string;
	country: 'VN' | 'LA';
	provinceCode: 'VN-21' | 'LA-HO';
	/** Today's district in Laos; in Vietnam the one before July 2025. */
	district: string;
	places: readonly [Place, ...Place[]];
	/** Its part of all donors. */
	share: number;
	lastDriveDaysAgo: number;
	drivesAYear: number;
	runsToday: boolean;
	upcoming: readonly { inDays: number; status: 'open' | 'announced' | 'proposed' | 'draft' }[];
	/** A drive that is over, its people not yet followed up. */
	unenteredDaysAgo?: number;
	cancelledDaysAgo?: number;
};

const thanhHoa = { country: 'VN', provinceCode: 'VN-21' } as const;
const houaphanh = { country: 'LA', provinceCode: 'LA-HO' } as const;
const at = (venue: string, kind: string | null) => (code: string, name: string) => ({
	code,
	name,
	venue: `${venue} ${name}`,
	kind
});
const commune = at('Nhà văn hóa', 'community');
const school = at('Trường THPT', 'school');
const office = at('Trụ sở UBND', 'office');
const company = at('Công ty May', 'company');
const zone = at('Khu công nghiệp', 'industrial_zone');
const clinic = at('Trạm y tế', 'health');
const unsaid = at('Nhà văn hóa', null);
const muang = (code: string, name: string): Place => ({
	code,
	name,
	venue: `ສະໂມສອນເມືອງ${name}`,
	kind: 'community'
});
const open = (inDays: number) => ({ inDays, status: 'open' as const });
const announced = (inDays: number) => ({ inDays, status: 'announced' as const });
const proposed = (inDays: number) => ({ inDays, status: 'proposed' as const });
const draft = (inDays: number) => ({ inDays, status: 'draft' as const });

/** The demo's clubs; the first is the one most demo accounts belong to. */
export const DEMO_CLUBS: readonly [DemoClub, ...DemoClub[]] = [
	{
		...thanhHoa,
		key: 'tho-xuan',
		name: 'CLB Sen Hồng Thọ Xuân (minh họa)',
		district: '395',
		places: [commune('15499', 'Thọ Xuân'), school('15544', 'Lam Sơn'), unsaid('15553', 'Sao Vàng')],
		share: 0.18,
		lastDriveDaysAgo: 41,
		drivesAYear: 7,
		runsToday: true,
		upcoming: [open(9), announced(30), draft(58)],
		unenteredDaysAgo: 6
	},
	{
		...thanhHoa,
		key: 'hoang-hoa',
		name: 'CLB Sóng Biển Hoằng Hóa (minh họa)',
		district: '399',
		places: [commune('15865', 'Hoằng Hóa'), office('15961', 'Hoằng Lộc'), commune('16000', 'Hoằng Thanh')],
		share: 0.15,
		lastDriveDaysAgo: 27,
		drivesAYear: 6,
		runsToday: true,
		upcoming: [open(16), draft(44)],
		cancelledDaysAgo: 62
	},
	{
		...thanhHoa,
		key: 'hac-thanh',
		name: 'CLB Hạc Vàng TP Thanh Hóa (minh họa)',
		district: '380',
		places: [commune('14797', 'Hạc Thành'), school('14758', 'Hàm Rồng'), company('16522', 'Quảng Phú')],
		share: 0.2,
		lastDriveDaysAgo: 13,
		drivesAYear: 8,
		runsToday: false,
		upcoming: [open(5), announced(26), announced(54)]
	},
	{
		...thanhHoa,
		key: 'muong-lat',
		name: 'CLB Mây Ngàn Mường Lát (minh họa)',
		district: '384',
		places: [commune('14845', 'Mường Lát'), clinic('14860', 'Quang Chiểu')],
		share: 0.05,
		lastDriveDaysAgo: 52,
		drivesAYear: 3,
		runsToday: false,
		upcoming: [announced(20)]
	},
	{
		...thanhHoa,
		key: 'ngoc-lac',
		name: 'CLB Đồi Xanh Ngọc Lặc (minh họa)',
		district: '389',
		places: [commune('15061', 'Ngọc Lặc'), unsaid('15112', 'Kiên Thọ')],
		share: 0.08,
		lastDriveDaysAgo: 34,
		drivesAYear: 5,
		runsToday: false,
		upcoming: [open(12)]
	},
	{
		...thanhHoa,
		key: 'nghi-son',
		name: 'CLB Cảng Xanh Nghi Sơn (minh họa)',
		district: '407',
		places: [commune('16561', 'Tĩnh Gia'), zone('16654', 'Nghi Sơn')],
		share: 0.11,
		lastDriveDaysAgo: 20,
		drivesAYear: 6,
		runsToday: false,
		upcoming: [open(19), proposed(61)]
	},
	{
		...thanhHoa,
		key: 'nong-cong',
		name: 'CLB Lúa Vàng Nông Cống (minh họa)',
		district: '404',
		places: [commune('16279', 'Nông Cống'), office('16342', 'Thăng Bình')],
		share: 0.08,
		lastDriveDaysAgo: 48,
		drivesAYear: 5,
		runsToday: false,
		upcoming: [announced(23)]
	},
	{
		...houaphanh,
		key: 'xam-neua',
		name: 'ສະໂມສອນ ດອກຈຳປາ ຊຳເໜືອ (ຕົວຢ່າງ)',
		district: '701',
		places: [muang('701', 'ຊຳເໜືອ')],
		share: 0.08,
		lastDriveDaysAgo: 33,
		drivesAYear: 5,
		runsToday: true,
		upcoming: [open(14), draft(40)]
	},
	{
		...houaphanh,
		key: 'viengxay',
		name: 'ສະໂມສອນ ຖ້ຳງາມ ວຽງໄຊ (ຕົວຢ່າງ)',
		district: '704',
		places: [muang('704', 'ວຽງໄຊ')],
		share: 0.04,
		lastDriveDaysAgo: 61,
		drivesAYear: 3,
		runsToday: false,
		upcoming: [announced(21)]
	},
	{
		...houaphanh,
		key: 'xamtay',
		name: 'ສະໂມສອນ ພູຂຽວ ຊຳໃຕ້ (ຕົວຢ່າງ)',
		district: '706',
		places: [muang('706', 'ຊຳໃຕ້')],
		share: 0.03,
		lastDriveDaysAgo: 75,
		drivesAYear: 2,
		runsToday: false,
		upcoming: [announced(36)]
	}
];

/** The club's area on a day: Vietnam's communes of 2025 did not exist before 1 July 2025. */
export function areaOn(club: DemoClub, place: Place, day: CalendarDate): string {
	return club.country === 'VN' && day < '2025-07-01' ? club.district : place.code;
}
