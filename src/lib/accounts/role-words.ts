import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';
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

const languages: readonly Locale[] = ['vi', 'lo', 'en'];

/** The role that a text names in any of the languages, or by its code; null when it names none. */
export function roleCalled(text: string): Role | null {
	const key = searchKey(text);
	const names = (role: Role) => [role, ...languages.map((locale) => roleName[role]({ locale }))];
	return roles.find((role) => names(role).some((name) => searchKey(name) === key)) ?? null;
}
