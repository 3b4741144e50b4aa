import { expect, test } from 'vitest';
import type { Actor } from '../actor';
import { objectHref } from './object-href';
import type { TrailRow } from './trail';

const actor = (role: Actor['memberships'][number]['role']) => ({ memberships: [{ role }] }) as Actor;
const row = (about: Partial<TrailRow>) =>
	({ objectId: 'o1', name: 'Sen Hồng', driveId: null, drive: null, ...about }) as TrailRow;
const atDrive = { driveId: 'd1', drive: 'Lễ hội Xuân Hồng' };

test.each([
	['club_admin', { objectType: 'drive' }, '/drives/o1'],
	['club_admin', { objectType: 'donor' }, '/donors/o1'],
	['club_admin', { objectType: 'club' }, '/clubs/o1'],
	['club_admin', { objectType: 'registration', ...atDrive }, '/drives/d1/registrations?show=all'],
	['club_admin', { objectType: 'registration' }, null],
	['club_admin', { objectType: 'helper_link', ...atDrive }, '/drives/d1/helpers'],
	['club_admin', { objectType: 'hall_link', ...atDrive }, '/drives/d1/board/links'],
	['system_admin', { objectType: 'helper_link', driveId: 'd1' }, null],
	['club_admin', { objectType: 'account', name: 'Hoa & con' }, '/people?q=Hoa+%26+con'],
	['club_admin', { objectType: 'account', name: 'Máy 1', ...atDrive }, '/drives/d1/helpers'],
	['system_admin', { objectType: 'account', name: 'Máy 1', driveId: 'd1' }, null],
	['province_coordinator', { objectType: 'club_application' }, '/clubs/applications'],
	['club_admin', { objectType: 'club_application' }, null],
	['club_admin', { objectType: 'area', objectId: '395', name: null }, null],
	['system_admin', { objectType: 'area', objectId: '395', name: null }, '/areas/395'],
	['province_coordinator', { objectType: 'milestone', name: '10' }, '/thanks/milestones'],
	['system_admin', { objectType: 'milestone', name: '10' }, null],
	['province_coordinator', { objectType: 'province', objectId: 'VN-21', name: null }, '/drives/proposals'],
	['club_admin', { objectType: 'donor', name: null }, null]
] as const)('%s: %j leads to %s', (role, about, href) => {
	expect(objectHref(actor(role), row(about))).toBe(href);
});
