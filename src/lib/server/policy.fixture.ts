import type { Actor, Membership, Role } from './actor';

const nothing: Membership = {
	role: 'registrar',
	provinceCode: null,
	clubId: null,
	clubName: null,
	driveId: null,
	driveTitle: null
};

/** Somebody who holds these roles. */
export function holding(...memberships: (Partial<Membership> & { role: Role })[]): Actor {
	return {
		accountId: 'account',
		sessionId: 'session',
		kind: 'person',
		passwordAt: new Date(),
		email: 'x@example.org',
		fullName: 'X',
		locale: 'vi',
		isDemo: false,
		memberships: memberships.map((one) => ({ ...nothing, ...one }))
	};
}

/** Somebody of each role; their club and drive are those of `ours`. */
export const actors = {
	admin: holding({ role: 'club_admin', clubId: 'club', provinceCode: 'VN-21' }),
	registrar: holding({ role: 'registrar', clubId: 'club', provinceCode: 'VN-21' }),
	helper: holding({ role: 'drive_helper', driveId: 'drive', provinceCode: 'VN-21' }),
	coordinator: holding({ role: 'province_coordinator', provinceCode: 'VN-21' }),
	exchange: holding({ role: 'exchange_viewer' }),
	system: holding({ role: 'system_admin' }),
	nobody: holding()
};

/** A drive of that club. */
export const ours = { id: 'drive', clubId: 'club', provinceCode: 'VN-21' };
/** One of another club of the province. */
export const sisters = { id: 'other drive', clubId: 'sister club', provinceCode: 'VN-21' };
/** One of the province itself. */
export const provinces = { id: 'third drive', clubId: null, provinceCode: 'VN-21' };
/** One of the other province. */
export const foreign = { id: 'far drive', clubId: 'far club', provinceCode: 'LA-HO' };

/** Whom something is allowed, by their roles. */
export const who = (allowed: (actor: Actor) => boolean) =>
	Object.entries(actors)
		.filter(([, actor]) => allowed(actor))
		.map(([name]) => name)
		.join(' ');
