import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';
import type { Role } from './role';

/** The name of a role, as people call it; in the language of the page unless another is named. */
export const roleName: Record<Role, (options?: { locale?: Locale }) => string> = {
	club_admin: (options) => m.role_club_admin({}, options),
	registrar: (options) => m.role_registrar({}, options),
	drive_helper: (options) => m.role_drive_helper({}, options),
	province_coordinator: (options) => m.role_province_coordinator({}, options),
	exchange_viewer: (options) => m.role_exchange_viewer({}, options),
	system_admin: (options) => m.role_system_admin({}, options)
};
