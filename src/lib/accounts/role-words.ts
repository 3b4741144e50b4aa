import { m } from '$lib/paraglide/messages';
import type { Role } from './role';

/** The name of a role, as people call it. */
export const roleName: Record<Role, () => string> = {
	club_admin: () => m.role_club_admin(),
	registrar: () => m.role_registrar(),
	drive_helper: () => m.role_drive_helper(),
	province_coordinator: () => m.role_province_coordinator(),
	exchange_viewer: () => m.role_exchange_viewer(),
	system_admin: () => m.role_system_admin()
};
