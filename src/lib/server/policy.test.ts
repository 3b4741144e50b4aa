import { describe, expect, test } from 'vitest';
import * as policies from './policy';
import { actors, foreign, holding, ours, provinces, sisters, who } from './policy.fixture';

describe('what asks for no object', () => {
	test.each([
		['canListDrives', 'admin registrar coordinator'],
		['canSeeBoards', 'admin registrar coordinator'],
		['canScheduleAnyDrive', 'admin coordinator'],
		['canApproveAnyDrive', 'coordinator'],
		['canMakeAnyFeed', 'admin coordinator'],
		['canSeeCalendar', 'admin registrar coordinator'],
		['canEditAnyClosedDay', 'coordinator'],
		['canGiveData', 'coordinator'],
		['canSeeExchange', 'coordinator exchange'],
		['canKeepExchange', 'coordinator'],
		['canEditAnyCentre', 'coordinator'],
		['canListVenues', 'admin registrar coordinator'],
		['canAddAnyVenue', 'admin coordinator'],
		['canListVolunteers', 'admin coordinator'],
		['canListChecklists', 'admin coordinator'],
		['canListDonors', 'admin registrar coordinator'],
		['canFindDonors', 'admin registrar helper coordinator'],
		['canAddAnyDonor', 'admin registrar coordinator'],
		['canImportAnyDonors', 'admin coordinator'],
		['canSeeCollections', 'admin registrar coordinator'],
		['canExportDonors', 'admin coordinator'],
		['canSeeThanks', 'admin coordinator'],
		['canEditAnyMilestone', 'coordinator'],
		['canSetTargets', 'admin coordinator'],
		['canListReports', 'admin coordinator'],
		['canRecountAny', 'coordinator system'],
		['canListRequests', 'admin coordinator'],
		['canKeepRetention', 'system'],
		['canListClubs', 'admin coordinator system'],
		['canAddAnyClub', 'coordinator system'],
		['canSeeAreas', 'admin coordinator system'],
		['canEditAreas', 'system'],
		['canSeePeople', 'admin coordinator system'],
		['canSeeRules', 'admin registrar coordinator system'],
		['canReviseRules', 'system'],
		['canSeeAudit', 'admin coordinator system'],
		['canKeepAccount', 'admin registrar helper coordinator exchange system nobody'],
		['canDropFactor', 'admin registrar helper nobody']
	] as const)('%s: %s', (name, allowed) => {
		expect(who((actor) => policies[name](actor))).toBe(allowed);
	});
});

test('a province is counted anew by its office, and any by those who run the system', () => {
	expect(who((actor) => policies.canRecount(actor, { provinceCode: 'VN-21' }))).toBe('coordinator system');
	expect(who((actor) => policies.canRecount(actor, foreign))).toBe('system');
});

test('a device keeps no account, and a demonstration owes no factor', () => {
	expect(policies.canKeepAccount({ ...actors.helper, kind: 'device' })).toBe(false);
	expect(policies.canDropFactor({ ...actors.coordinator, isDemo: true })).toBe(true);
});

describe('what asks for a drive, a club or a person', () => {
	test.each([
		['canSeeDrive', 'admin registrar helper coordinator', 'coordinator', 'admin registrar coordinator'],
		['canApproveDrives', 'coordinator', 'coordinator', 'coordinator'],
		['canSeeRoster', 'admin registrar helper coordinator', 'coordinator', 'coordinator'],
		['canSeeBoard', 'admin registrar helper coordinator', 'coordinator', 'coordinator'],
		['canRegisterDonor', 'admin registrar helper coordinator', 'coordinator', 'coordinator'],
		['canMatchDonors', 'admin registrar helper', '', ''],
		['canChooseDonor', 'admin registrar coordinator', 'coordinator', 'coordinator'],
		['canRecordOutcome', 'admin registrar helper coordinator', 'coordinator', 'coordinator'],
		['canSettleOperations', 'admin registrar coordinator', 'coordinator', 'coordinator'],
		['canScheduleDrive', 'admin coordinator', 'coordinator', 'coordinator'],
		['canKeepFeed', 'admin coordinator', 'coordinator', 'coordinator'],
		['canEditDrive', 'admin coordinator', 'coordinator', 'coordinator'],
		['canSeeVenue', 'admin registrar coordinator', 'coordinator', 'admin registrar coordinator'],
		['canEditVenue', 'admin coordinator', 'coordinator', 'coordinator'],
		['canPlanDrive', 'admin coordinator', 'coordinator', 'coordinator'],
		['canKeepVolunteer', 'admin coordinator', 'coordinator', 'coordinator'],
		['canEditChecklist', 'admin coordinator', 'coordinator', 'coordinator'],
		['canManageHelpers', 'admin coordinator', 'coordinator', 'coordinator'],
		['canCloseDrive', 'admin coordinator', 'coordinator', 'coordinator'],
		['canSeeReport', 'admin registrar coordinator', 'coordinator', 'coordinator'],
		['canKeepPaper', 'admin registrar coordinator', 'coordinator', 'coordinator'],
		['canEnterResult', 'admin coordinator', 'coordinator', 'coordinator'],
		['canReadReport', 'admin coordinator', 'coordinator', 'coordinator'],
		['canWriteReport', 'admin coordinator', 'coordinator', 'coordinator'],
		['canScheduleReports', 'admin coordinator', 'coordinator', 'coordinator'],
		['canSetTarget', 'admin coordinator', 'coordinator', 'coordinator'],
		['canAddDonor', 'admin registrar coordinator', 'coordinator', 'coordinator'],
		// A list is always a club's.
		['canImportDonors', 'admin coordinator', 'coordinator', '']
	] as const)('%s of the own club: %s; of a sister club: %s; of the province: %s', (name, own, sister, province) => {
		const may = (subject: policies.OfDrive) => who((actor) => policies[name](actor, subject));
		expect([may(ours), may(sisters), may(provinces), may(foreign)]).toEqual([own, sister, province, '']);
	});

	test('days are closed, centres described, and what is released and given to others, by the office of the province', () => {
		for (const policy of [
			policies.canEditClosedDays,
			policies.canEditCentres,
			policies.canGiveDataOf,
			policies.canStateExchange
		]) {
			const may = (provinceCode: string) => who((actor) => policy(actor, { provinceCode }));
			expect([may('VN-21'), may('LA-HO')]).toEqual(['coordinator', '']);
		}
	});

	test('drives come into a province with its office and the admins of its clubs', () => {
		const may = (provinceCode: string) => who((actor) => policies.canImportDrives(actor, { provinceCode }));
		expect([may('VN-21'), may('LA-HO')]).toEqual(['admin coordinator', '']);
	});

	test('targets come into a province with its office and the admins of its clubs', () => {
		const may = (provinceCode: string) => who((actor) => policies.canImportTargets(actor, { provinceCode }));
		expect([may('VN-21'), may('LA-HO')]).toEqual(['admin coordinator', '']);
	});

	test('a donor is edited by those who work in the province; the rows decide which donors they meet', () => {
		for (const policy of [policies.canEditDonor, policies.canSeeDonor]) {
			expect(who((actor) => policy(actor, { provinceCode: 'VN-21' }))).toBe('admin registrar coordinator');
			expect(who((actor) => policy(actor, { provinceCode: 'LA-HO' }))).toBe('');
		}
	});

	test('who works in a club is told of those whom another club of the province may know; an office sees everybody', () => {
		expect(who((actor) => policies.canAskElsewhere(actor, { provinceCode: 'VN-21' }))).toBe('admin registrar');
		expect(who((actor) => policies.canAskElsewhere(actor, { provinceCode: 'LA-HO' }))).toBe('');
		const { admin, coordinator } = actors;
		const both = { ...admin, memberships: [...admin.memberships, ...coordinator.memberships] };
		expect(policies.canAskElsewhere(both, { provinceCode: 'VN-21' })).toBe(false);
	});

	test('entries are merged by the admin of a club or the office', () => {
		expect(who((actor) => policies.canMergeDonors(actor, { provinceCode: 'VN-21' }))).toBe('admin coordinator');
		expect(who((actor) => policies.canMergeDonors(actor, { provinceCode: 'LA-HO' }))).toBe('');
	});

	test('a donor is answered by the admins of the province, and erased by its office', () => {
		expect(who((actor) => policies.canAnswerDonor(actor, { provinceCode: 'VN-21' }))).toBe('admin coordinator');
		expect(who((actor) => policies.canEraseDonor(actor, { provinceCode: 'VN-21' }))).toBe('coordinator');
		for (const policy of [policies.canAnswerDonor, policies.canEraseDonor])
			expect(who((actor) => policy(actor, { provinceCode: 'LA-HO' }))).toBe('');
	});

	test('a request is filed by its club or its office, and handled by the office', () => {
		expect(who((actor) => policies.canFileRequest(actor, ours))).toBe('admin coordinator');
		expect(who((actor) => policies.canHandleRequest(actor, ours))).toBe('coordinator');
		for (const policy of [policies.canFileRequest, policies.canHandleRequest])
			expect(who((actor) => policy(actor, foreign))).toBe('');
	});

	test('a filter is shared by the admins of its club', () => {
		expect(who((actor) => policies.canShareFilters(actor, { clubId: 'club' }))).toBe('admin');
		expect(who((actor) => policies.canShareFilters(actor, { clubId: 'sister club' }))).toBe('');
		expect(who((actor) => policies.canShareFilters(actor, { clubId: null }))).toBe('');
		const changed = (clubId: string | null, accountId = 'somebody') =>
			who((actor) => policies.canChangeFilter(actor, { accountId, clubId }));
		expect([changed('club'), changed('sister club', 'account'), changed(null)]).toEqual(['admin', '', '']);
		expect(changed(null, 'account')).toContain('registrar');
	});

	test('a donor is thanked by the admins and the office of the province; its milestones are set by the office', () => {
		expect(who((actor) => policies.canThank(actor, { provinceCode: 'VN-21' }))).toBe('admin coordinator');
		expect(who((actor) => policies.canThank(actor, { provinceCode: 'LA-HO' }))).toBe('');
		expect(who((actor) => policies.canEditMilestones(actor, { provinceCode: 'VN-21' }))).toBe('coordinator');
		expect(who((actor) => policies.canEditMilestones(actor, { provinceCode: 'LA-HO' }))).toBe('');
	});

	test('what is sent of a club is ended by those who may have it sent, and by whoever it is sent to', () => {
		const may = (accountId: string, subject = ours) =>
			who((actor) => policies.canEndSchedule(actor, { ...subject, accountId }));
		expect([may('somebody'), may('somebody', sisters), may('somebody', foreign)]).toEqual([
			'admin coordinator',
			'coordinator',
			''
		]);
		expect(policies.canEndSchedule(actors.nobody, { ...foreign, accountId: 'account' })).toBe(true);
	});

	test('the units of clubs are told apart by the office of their province', () => {
		expect(who((actor) => policies.canTellClubsApart(actor, ours))).toBe('coordinator');
		expect(who((actor) => policies.canTellClubsApart(actor, foreign))).toBe('');
	});

	test('a club is edited by its admin, its province and the system', () => {
		const may = (id: string, provinceCode: string) => who((actor) => policies.canEditClub(actor, { id, provinceCode }));
		expect(may('club', 'VN-21')).toBe('admin coordinator system');
		expect(may('sister club', 'VN-21')).toBe('coordinator system');
		expect(may('far club', 'LA-HO')).toBe('system');
		expect(who((actor) => policies.canAddClub(actor, { provinceCode: 'VN-21' }))).toBe('coordinator system');
	});
});

test('several roles add up and none borrows the place of another', () => {
	const both = holding(
		{ role: 'registrar', clubId: 'sister club', provinceCode: 'VN-21' },
		{ role: 'club_admin', clubId: 'club', provinceCode: 'VN-21' }
	);
	expect(policies.canEditDrive(both, ours)).toBe(true);
	expect(policies.canEditDrive(both, sisters)).toBe(false);
	expect(policies.canSeeRoster(both, sisters)).toBe(true);
});

test('every policy is one of those that are asked here or of people', () => {
	const asked = [
		'canApproveAnyDrive',
		'canApproveDrives',
		'canKeepTemplate',
		'canListDrives',
		'canSeeBoard',
		'canSeeBoards',
		'canScheduleAnyDrive',
		'canListDonors',
		'canFindDonors',
		'canAskElsewhere',
		'canAddAnyDonor',
		'canImportAnyDonors',
		'canSeeCollections',
		'canTellClubsApart',
		'canSetTargets',
		'canListReports',
		'canReadReport',
		'canWriteReport',
		'canScheduleReports',
		'canEndSchedule',
		'canRecountAny',
		'canRecount',
		'canListClubs',
		'canAddAnyClub',
		'canSeeAreas',
		'canEditAreas',
		'canSeeRules',
		'canReviseRules',
		'canSeePeople',
		'canSeeAudit',
		'canKeepAccount',
		'canDropFactor',
		'canSeeDrive',
		'canSeeRoster',
		'canRegisterDonor',
		'canMatchDonors',
		'canChooseDonor',
		'canRecordOutcome',
		'canSettleOperations',
		'canScheduleDrive',
		'canSeeCalendar',
		'canEditAnyClosedDay',
		'canGiveData',
		'canGiveDataOf',
		'canEditClosedDays',
		'canEditAnyCentre',
		'canEditCentres',
		'canMakeAnyFeed',
		'canKeepFeed',
		'canSeeExchange',
		'canKeepExchange',
		'canStateExchange',
		'canImportDrives',
		'canEditDrive',
		'canManageHelpers',
		'canCloseDrive',
		'canSeeReport',
		'canKeepPaper',
		'canEnterResult',
		'canSetTarget',
		'canImportTargets',
		'canAddDonor',
		'canImportDonors',
		'canEditDonor',
		'canMergeDonors',
		'canSeeDonor',
		'canAnswerDonor',
		'canEraseDonor',
		'canListRequests',
		'canFileRequest',
		'canHandleRequest',
		'canKeepRetention',
		'canEditClub',
		'canAddClub',
		'canGrant',
		'canSeePerson',
		'canChangeRole',
		'canRenewInvitation',
		'canEndRole',
		'canHandOver',
		'canHelpToSignIn',
		'canSeeApplications',
		'canDecideApplication',
		'canExportDonors',
		'canShareFilters',
		'canChangeFilter',
		'canSeeThanks',
		'canThank',
		'canEditAnyMilestone',
		'canEditMilestones',
		'canListVenues',
		'canAddAnyVenue',
		'canSeeVenue',
		'canEditVenue',
		'canListVolunteers',
		'canPlanDrive',
		'canKeepVolunteer',
		'canListChecklists',
		'canEditChecklist'
	];
	expect(Object.keys(policies).sort()).toEqual(asked.sort());
});
