import { describe, expect, test } from 'vitest';
import type { Actor, Role } from './actor';
import * as policies from './policy';
import { actors, who } from './policy.fixture';

describe('who gives roles', () => {
	test.each([
		['registrar', 'admin coordinator system'],
		['club_admin', 'admin coordinator system'],
		['drive_helper', 'system'],
		['province_coordinator', 'system'],
		['exchange_viewer', 'system'],
		['system_admin', 'system']
	] as const)('%s in the own club: %s', (role, allowed) => {
		expect(who((actor) => policies.canGrant(actor, { role, clubId: 'club', provinceCode: 'VN-21' }))).toBe(allowed);
	});

	test('nobody but the system outside their own', () => {
		const far = { role: 'registrar' as const, clubId: 'far club', provinceCode: 'LA-HO' };
		expect(who((actor) => policies.canGrant(actor, far))).toBe('system');
		expect(policies.canGrant(actors.admin, { ...far, clubId: 'sister club', provinceCode: 'VN-21' })).toBe(false);
	});
});

describe('who looks after the people of the own club', () => {
	const ofRole = (role: Role, clubId = 'club', provinceCode = 'VN-21') => ({
		role,
		accountId: 'other',
		clubId,
		provinceCode
	});
	const may = (policy: (actor: Actor, held: policies.HeldRole) => boolean, held: policies.HeldRole) =>
		who((actor) => policy(actor, held));

	test.each([
		['registrar', 'admin coordinator system', 'admin coordinator system'],
		['club_admin', 'admin coordinator system', 'coordinator system'],
		['province_coordinator', 'system', 'system']
	] as const)('%s: changed by %s, helped to sign in by %s', (role, changed, helped) => {
		const held = ofRole(role);
		expect(may(policies.canChangeRole, held)).toBe(changed);
		expect(may(policies.canRenewInvitation, held)).toBe(changed);
		expect(may(policies.canEndRole, held)).toBe(changed);
		expect(may(policies.canHelpToSignIn, held)).toBe(helped);
		expect(may(policies.canHandOver, held)).toBe('');
	});

	test('nobody but the system outside their own', () => {
		const far = ofRole('registrar', 'far club', 'LA-HO');
		for (const policy of [
			policies.canSeePerson,
			policies.canChangeRole,
			policies.canRenewInvitation,
			policies.canHelpToSignIn
		])
			expect(may(policy, far)).toBe('system');
		expect(policies.canSeePerson(actors.admin, ofRole('registrar', 'sister club'))).toBe(false);
	});

	test('one sees oneself, may leave, hands over, renews what one offered oneself, and neither suspends nor helps oneself', () => {
		const own = { ...ofRole('club_admin'), accountId: 'account' };
		const asked = ['canSeePerson', 'canEndRole', 'canHandOver', 'canRenewInvitation'] as const;
		expect(asked.map((policy) => policies[policy](actors.admin, own))).toEqual([true, true, true, true]);
		expect(policies.canHandOver(actors.coordinator, own)).toBe(false);
		expect(policies.canChangeRole(actors.admin, own)).toBe(false);
		expect(policies.canHelpToSignIn(actors.coordinator, own)).toBe(false);
	});

	test('applications of clubs are for their province', () => {
		expect(who((actor) => policies.canSeeApplications(actor))).toBe('coordinator system');
		expect(who((actor) => policies.canDecideApplication(actor, { provinceCode: 'VN-21' }))).toBe('coordinator system');
		expect(who((actor) => policies.canDecideApplication(actor, { provinceCode: 'LA-HO' }))).toBe('system');
	});
});
