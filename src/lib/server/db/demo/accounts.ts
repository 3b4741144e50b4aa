import { addDays } from '../../../time/calendar-date';
import { DEMO_CLUBS } from './clubs';
import type { DemoRows } from './rows';
import { at, type Setting } from './setting';

type Account = DemoRows['accounts'][number] & { id: string };
type Membership = DemoRows['memberships'][number];

/** Long enough to be accepted, easy to type: "one drop of blood given away". */
const PASSWORD = 'mot-giot-mau-cho-di';

const address = (name: string) => `${name}@demo.example`;
const signIn = (role: string, name: string) => ({ role, email: address(name), password: PASSWORD });

/** One sign-in per role, then a second club's and a Lao-speaking club admin. */
export const demoSignIns: { role: string; email: string; password: string }[] = [
	signIn('club_admin', 'tho-xuan'),
	signIn('registrar', 'registrar'),
	signIn('drive_helper', 'helper'),
	signIn('province_coordinator', 'thanh-hoa'),
	signIn('province_coordinator', 'houaphanh'),
	signIn('exchange_viewer', 'exchange'),
	signIn('system_admin', 'admin'),
	signIn('club_admin', 'hoang-hoa'),
	signIn('club_admin', 'xam-neua')
];

/** The account of a club's admin, of which there is one for each demo club. */
export function adminOf(clubKey: string, accounts: readonly Account[]): string {
	const admin = accounts.find(({ email }) => email === address(clubKey));
	if (!admin) throw new Error(`no admin for ${clubKey}`);
	return admin.id;
}

/** Every demo account: one per club, one per other role. */
export function accountRows(setting: Setting, passwordHash: string): Account[] {
	const rows = [
		...DEMO_CLUBS.map(({ key, name, country }) =>
			accountRow(setting, key, country === 'VN' ? `Chủ nhiệm ${name}` : `ປະທານ ${name}`, country === 'VN' ? 'vi' : 'lo')
		),
		accountRow(setting, 'registrar', 'Đăng Ký Viên Minh Họa', 'vi'),
		accountRow(setting, 'helper', 'Người Giúp Việc Minh Họa', 'vi'),
		accountRow(setting, 'thanh-hoa', 'Điều Phối Thanh Hóa Minh Họa', 'vi'),
		accountRow(setting, 'houaphanh', 'ຜູ້ປະສານງານ ຫົວພັນ ຕົວຢ່າງ', 'lo'),
		accountRow(setting, 'exchange', 'Exchange Viewer (demo)', 'en'),
		accountRow(setting, 'admin', 'Quản Trị Hệ Thống Minh Họa', 'vi')
	];
	return rows.map((row) => ({ ...row, passwordHash }));
}

function accountRow({ today, chance }: Setting, name: string, fullName: string, locale: string): Account {
	const createdAt = at(addDays(today, -420), '09:00');
	return {
		id: chance.key(createdAt),
		email: address(name),
		fullName,
		locale,
		isDemo: true,
		createdAt,
		joinedAt: createdAt
	};
}

/** What each demo account may do. The helper's invitation ends with the day after the drive. */
export function membershipRows(
	setting: Setting,
	accounts: readonly Account[],
	{ clubIds, driveToday }: { clubIds: ReadonlyMap<string, string>; driveToday: string }
): Membership[] {
	const scopes: Record<string, Partial<Membership> & { role: string }> = {
		registrar: { role: 'registrar', clubId: clubIds.get(DEMO_CLUBS[0].key) },
		helper: { role: 'drive_helper', driveId: driveToday, until: addDays(setting.today, 1) },
		'thanh-hoa': { role: 'province_coordinator', provinceCode: 'VN-21' },
		houaphanh: { role: 'province_coordinator', provinceCode: 'LA-HO' },
		exchange: { role: 'exchange_viewer' },
		admin: { role: 'system_admin' }
	};
	return accounts.map(({ id: accountId, email, createdAt }) => {
		const name = email.replace('@demo.example', '');
		const {
			role,
			provinceCode = null,
			clubId = null,
			driveId = null,
			until = null
		} = scopes[name] ?? {
			role: 'club_admin',
			clubId: clubIds.get(name)
		};
		return {
			id: setting.chance.key(at(setting.today, '06:00')),
			accountId,
			role,
			provinceCode,
			clubId,
			driveId,
			until,
			createdAt
		};
	});
}
