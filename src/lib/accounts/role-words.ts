import { m } from '$lib/paraglide/messages';
import { LOCALES, type Locale } from '$lib/time/names';
import { searchKey } from '../donors/name';
import { roles, type Role } from './role';

/** The name of a role, as people call it; in the language of the page unless another is named. */
export const roleName: Record<Role, (options?: { locale?: Locale }) => string> = {
	club_admin: (options) => m.role_club_admin({}, options),
	registrar: (options) => m.role_registrar({}, options),
	drive_helper: (options) => m.role_drive_helper({}, options),
	province_coordinator: (options) => m.role_province_coordinator({}, options),
	exchange_viewer: (options) => m.role_exchange_viewer({}, options),
	system_admin: (options) => m.role_system_admin({}, options)
};

/** What people write in a list of a club besides the names; a word that is no work here, as the secretary's, names none. */
const alsoCalled: Partial<Record<Role, readonly string[]>> = {
	club_admin: [
		...['chủ nhiệm', 'chủ nhiệm CLB', 'quản trị', 'quản trị viên', 'quản trị CLB', 'quản trị câu lạc bộ'],
		...['admin', 'administrator', 'club administrator'],
		...['ຫົວໜ້າ', 'ຜູ້ດູແລ', 'ຜູ້ດູແລສະໂມສອນ', 'ແອດມິນ']
	],
	registrar: [
		...['ghi danh', 'người ghi danh', 'thành viên', 'thành viên CLB', 'thành viên câu lạc bộ'],
		...['member', 'club member'],
		...['ສະມາຊິກ', 'ສະມາຊິກສະໂມສອນ', 'ຜູ້ລົງທະບຽນ']
	]
};

const namesOf = (role: Role) => [
	role,
	...LOCALES.map((locale) => roleName[role]({ locale })),
	...(alsoCalled[role] ?? [])
];

let byKey: Map<string, Role> | undefined;

/** The role that a text names in any of the languages, as people call it in lists, or by its code; null when it names none. */
export function roleCalled(text: string): Role | null {
	byKey ??= new Map(roles.flatMap((role) => namesOf(role).map((name) => [searchKey(name), role] as const)));
	return byKey.get(searchKey(text)) ?? null;
}
