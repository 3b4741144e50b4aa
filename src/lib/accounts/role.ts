/** Every role that an account may hold. */
export const roles = [
	'club_admin',
	'registrar',
	'drive_helper',
	'province_coordinator',
	'exchange_viewer',
	'system_admin'
] as const;

/** The roles of the domain; each has its own kind of scope. */
export type Role = (typeof roles)[number];
