import type { Role } from '../actor';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a session lasts unused, and at most, in milliseconds. */
export type SessionLimits = { idleMs: number; absoluteMs: number };

const byRole: Record<Role, SessionLimits> = {
	system_admin: { idleMs: 30 * MINUTE, absoluteMs: 8 * HOUR },
	province_coordinator: { idleMs: 30 * MINUTE, absoluteMs: 8 * HOUR },
	exchange_viewer: { idleMs: 30 * MINUTE, absoluteMs: 8 * HOUR },
	club_admin: { idleMs: 2 * HOUR, absoluteMs: 12 * HOUR },
	registrar: { idleMs: 2 * HOUR, absoluteMs: 12 * HOUR },
	drive_helper: { idleMs: 14 * HOUR, absoluteMs: 14 * HOUR }
};

/** The strictest limits of the roles held; without a role, those of the system administrator. */
export function sessionLimits(roles: Role[]): SessionLimits {
	const limits = roles.length > 0 ? roles.map((role) => byRole[role]) : [byRole.system_admin];
	return {
		idleMs: Math.min(...limits.map((one) => one.idleMs)),
		absoluteMs: Math.min(...limits.map((one) => one.absoluteMs))
	};
}
