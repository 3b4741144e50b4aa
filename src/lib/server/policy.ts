import type { Actor, Role } from './actor';

/** A policy answers one question about one action. It reads its arguments and nothing else. */
export type Policy<Subject = void> = (actor: Actor, subject: Subject) => boolean;

/** What belongs to a club of a province. Without a club it is the province's own. */
export type OwnedByClub = { clubId: string | null; provinceCode: string };

/** A role that somebody holds; an office's province stands for its place. */
export type HeldRole = { role: Role; accountId: string } & OwnedByClub;

/** A drive, as far as permissions ask. */
export type OfDrive = OwnedByClub & { id: string };

const holds = (actor: Actor, clubId: string | null, held: readonly Role[]) =>
	clubId !== null && actor.memberships.some((m) => m.clubId === clubId && held.includes(m.role));

const coordinates = (actor: Actor, provinceCode: string) =>
	actor.memberships.some((m) => m.role === 'province_coordinator' && m.provinceCode === provinceCode);

const helpsAt = (actor: Actor, driveId: string) =>
	actor.memberships.some((m) => m.role === 'drive_helper' && m.driveId === driveId);

const is = (actor: Actor, role: Role) => actor.memberships.some((m) => m.role === role);

// Drives
/** See a drive's page. A drive without a club is readable by everybody who works in its province. */
export const canSeeDrive: Policy<OfDrive> = (actor, drive) =>
	holds(actor, drive.clubId, ['club_admin', 'registrar']) ||
	coordinates(actor, drive.provinceCode) ||
	helpsAt(actor, drive.id) ||
	(drive.clubId === null &&
		canSeeCollections(actor) &&
		actor.memberships.some((m) => m.provinceCode === drive.provinceCode));
/** See the list of drives, each within their own scope. */
export const canListDrives: Policy = (actor) =>
	is(actor, 'club_admin') || is(actor, 'registrar') || is(actor, 'province_coordinator');
/** Plan a drive of this club, or of the province itself. */
export const canScheduleDrive: Policy<OwnedByClub> = (actor, owner) =>
	holds(actor, owner.clubId, ['club_admin']) || coordinates(actor, owner.provinceCode);
/** Plan some drive: whether the form is offered at all. */
export const canScheduleAnyDrive: Policy = (actor) => is(actor, 'club_admin') || is(actor, 'province_coordinator');
/** Bring drives of this province in from a spreadsheet; each of them is planned as by hand. */
export const canImportDrives: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	actor.memberships.some(
		(m) => m.provinceCode === provinceCode && ['club_admin', 'province_coordinator'].includes(m.role)
	);
/** Change a drive, move it on, cancel it. */
export const canEditDrive: Policy<OfDrive> = canScheduleDrive;
/** Approve the drives of this province before they are announced, and say whether they are approved at all. */
export const canApproveDrives: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	coordinates(actor, provinceCode);
/** Approve some drive: whether the page is offered at all. */
export const canApproveAnyDrive: Policy = (actor) => is(actor, 'province_coordinator');
/** Keep a drive of this club, or of the province, at hand to plan the next one like it; rename it and let it go. */
export const canKeepTemplate: Policy<OwnedByClub> = canScheduleDrive;
/** Hand out links to a drive's desk, and shut out who came in by them. */
export const canManageHelpers: Policy<OfDrive> = canScheduleDrive;
/** Close a drive, which freezes its figures, put the blood centre's count beside them and right the number of a bag. */
export const canCloseDrive: Policy<OfDrive> = canScheduleDrive;
/** Read what a drive brought, and take it as a file: totals only. */
export const canSeeReport: Policy<OfDrive> = (actor, drive) =>
	holds(actor, drive.clubId, ['club_admin', 'registrar']) || coordinates(actor, drive.provinceCode);
/** State a drive's total and choose which result counts. */
export const canEnterResult: Policy<OfDrive> = canScheduleDrive;

// The calendar
/** See the calendar with its days and what is advised, each with the drives of their own scope. */
export const canSeeCalendar: Policy = canListDrives;
/** Close days for drives in some province: whether the forms are offered at all. */
export const canEditAnyClosedDay: Policy = (actor) => is(actor, 'province_coordinator');
/** Close days for drives in this province, change them, take them out and put them back. */
export const canEditClosedDays: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	coordinates(actor, provinceCode);
/** State what some blood centre can take: whether the forms are offered at all. */
export const canEditAnyCentre: Policy = canEditAnyClosedDay;
/** State what a blood centre of this province can take. */
export const canEditCentres: Policy<{ provinceCode: string }> = canEditClosedDays;

/** Make addresses under which other programs read the calendar: whether the page is offered at all. */
export const canMakeAnyFeed: Policy = canScheduleAnyDrive;
/** Make such an address for this club, or for the province and its campaigns, show it again and take it back. */
export const canKeepFeed: Policy<OwnedByClub> = canScheduleDrive;

// Where drives are held
/** See the places where drives are held, each within their own scope. */
export const canListVenues: Policy = canListDrives;
/** See a place of one's own club, or one of the province itself. */
export const canSeeVenue: Policy<OwnedByClub> = (actor, venue) =>
	holds(actor, venue.clubId, ['club_admin', 'registrar']) ||
	coordinates(actor, venue.provinceCode) ||
	(venue.clubId === null &&
		canListVenues(actor) &&
		actor.memberships.some((m) => m.provinceCode === venue.provinceCode));
/** Record some place: whether the form is offered at all. */
export const canAddAnyVenue: Policy = canScheduleAnyDrive;
/** Record a place for this club or province, correct it, set it aside. */
export const canEditVenue: Policy<OwnedByClub> = canScheduleDrive;

// The team of a drive, and what is done before it
/** See how a drive is prepared and change it: its place, team, checklist and plan. */
export const canPlanDrive: Policy<OfDrive> = canScheduleDrive;
/** See those who help at drives, each within their own scope. */
export const canListVolunteers: Policy = canScheduleAnyDrive;
/** Add somebody who helps this club or office, correct them, set them aside, remove them. */
export const canKeepVolunteer: Policy<OwnedByClub> = canScheduleDrive;

/** See the checklists that drives begin with, each within their own scope. */
export const canListChecklists: Policy = canScheduleAnyDrive;
/** Make a checklist for this club or office, change and remove it. */
export const canEditChecklist: Policy<OwnedByClub> = canScheduleDrive;

// Registrations and what happens on the day
/** See who is registered at a drive. */
export const canSeeRoster: Policy<OfDrive> = (actor, drive) =>
	holds(actor, drive.clubId, ['club_admin', 'registrar']) ||
	coordinates(actor, drive.provinceCode) ||
	helpsAt(actor, drive.id);
/** See what a drive amounts to at this moment. */
export const canSeeBoard: Policy<OfDrive> = canSeeRoster;
/** See the drives that run today side by side, each within their own scope. */
export const canSeeBoards: Policy = canListDrives;
/** Give somebody a place at a drive. */
export const canRegisterDonor: Policy<OfDrive> = canSeeRoster;
/** Match somebody exactly with the donors of other clubs while registering; an office sees all of its province anyway. */
export const canMatchDonors: Policy<OfDrive> = (actor, drive) =>
	canRegisterDonor(actor, drive) && !coordinates(actor, drive.provinceCode);
/** Say which donor of the list somebody is who signed up: a helper sees no list, and enters them. */
export const canChooseDonor: Policy<OfDrive> = (actor, drive) => canRegisterDonor(actor, drive) && canListDonors(actor);
/** Record what became of a registration, and take it back. */
export const canRecordOutcome: Policy<OfDrive> = canSeeRoster;

/** Decide about what devices sent and somebody has to look at: not helpers, who only see how much there is. */
export const canSettleOperations: Policy<OfDrive> = (actor, drive) =>
	holds(actor, drive.clubId, ['club_admin', 'registrar']) || coordinates(actor, drive.provinceCode);
/** Print the list of a drive for a day without devices, and type afterwards what stands on it: a device of a helper has its own clock and list. */
export const canKeepPaper: Policy<OfDrive> = (actor, drive) =>
	holds(actor, drive.clubId, ['club_admin', 'registrar']) || coordinates(actor, drive.provinceCode);

// Donors: the office of the province and the clubs that know the person; helpers only on their roster
/** See the list of donors, each within their own scope. */
export const canListDonors: Policy = canListDrives;
/** Look for a person while registering: whoever works at a desk, each within their own scope. */
export const canFindDonors: Policy = (actor) => canListDonors(actor) || is(actor, 'drive_helper');
/** Be told that another club of this province may know a person who is typed; an office sees all of its province anyway. */
export const canAskElsewhere: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	!coordinates(actor, provinceCode) &&
	actor.memberships.some((m) => ['club_admin', 'registrar'].includes(m.role) && m.provinceCode === provinceCode);
/** Add some donor: whether the form is offered at all. */
export const canAddAnyDonor: Policy = canListDonors;
/** Add a donor to the list of this club, or to the office's. */
export const canAddDonor: Policy<OwnedByClub> = (actor, owner) =>
	holds(actor, owner.clubId, ['club_admin', 'registrar']) || coordinates(actor, owner.provinceCode);
/** Bring lists of donors in for some club: whether the pages are offered at all. */
export const canImportAnyDonors: Policy = (actor) => is(actor, 'club_admin') || is(actor, 'province_coordinator');
/** Bring in a list of donors for this club, decide about it and take it back. */
export const canImportDonors: Policy<OwnedByClub> = (actor, { clubId, provinceCode }) =>
	clubId !== null && (holds(actor, clubId, ['club_admin']) || coordinates(actor, provinceCode));
/** Correct a donor in scope, change and lift a deferral. */
export const canEditDonor: Policy<{ provinceCode: string }> = (actor, donor) =>
	actor.memberships.some(
		(m) => m.provinceCode === donor.provinceCode && ['club_admin', 'registrar', 'province_coordinator'].includes(m.role)
	);
/** Make two entries of one person one, and take them apart again. */
export const canMergeDonors: Policy<{ provinceCode: string }> = (actor, donor) =>
	actor.memberships.some(
		(m) => m.provinceCode === donor.provinceCode && ['club_admin', 'province_coordinator'].includes(m.role)
	);
/** Restrict a donor's data, lift it, and hand the donor what is held of them. */
export const canAnswerDonor: Policy<{ provinceCode: string }> = (actor, donor) =>
	actor.memberships.some(
		(m) => m.provinceCode === donor.provinceCode && ['club_admin', 'province_coordinator'].includes(m.role)
	);
/** Erase a donor for good: the office of the province alone. */
export const canEraseDonor: Policy<{ provinceCode: string }> = (actor, donor) => coordinates(actor, donor.provinceCode);
/** See the requests of people about their data: a club's admin those that the club filed, an office all of its province. */
export const canListRequests: Policy = (actor) => is(actor, 'club_admin') || is(actor, 'province_coordinator');
/** File a request for this club, or for the office. */
export const canFileRequest: Policy<OwnedByClub> = (actor, owner) =>
	holds(actor, owner.clubId, ['club_admin']) || coordinates(actor, owner.provinceCode);
/** Answer a request, do what it asks or refuse it. */
export const canHandleRequest: Policy<{ provinceCode: string }> = (actor, request) =>
	coordinates(actor, request.provinceCode);
/** See a donor's page; scope decides whose. */
export const canSeeDonor: Policy<{ provinceCode: string }> = canEditDonor;

/** Take the list out of the house as a file, each within the clubs and provinces that they answer for. */
export const canExportDonors: Policy = (actor) => is(actor, 'club_admin') || is(actor, 'province_coordinator');

/** Share a filter of the list with all who work in this club, and look after those that are shared there. */
export const canShareFilters: Policy<{ clubId: string | null }> = (actor, { clubId }) =>
	holds(actor, clubId, ['club_admin']);

/** Rename and remove a filter in scope: one's own, or one that is shared with a club that one administers. */
export const canChangeFilter: Policy<{ accountId: string; clubId: string | null }> = (actor, { accountId, clubId }) =>
	clubId === null ? accountId === actor.accountId : canShareFilters(actor, { clubId });

// Thanks
/** See who reached which milestone, and thank: each among those whom their own club or province knows. */
export const canSeeThanks: Policy = (actor) => is(actor, 'club_admin') || is(actor, 'province_coordinator');
/** Say that a donor in scope was thanked, and take that back. */
export const canThank: Policy<{ provinceCode: string }> = (actor, donor) =>
	actor.memberships.some(
		(m) => m.provinceCode === donor.provinceCode && ['club_admin', 'province_coordinator'].includes(m.role)
	);
/** Set some milestone: whether the forms are offered at all. */
export const canEditAnyMilestone: Policy = (actor) => is(actor, 'province_coordinator');
/** Set the milestones of this province. */
export const canEditMilestones: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	coordinates(actor, provinceCode);

// Numbers
/** See the numbers of one's own provinces. */
export const canSeeCollections: Policy = (actor) =>
	is(actor, 'club_admin') || is(actor, 'registrar') || is(actor, 'province_coordinator');
/** Tell the units of each club of a province apart; others see those of their own clubs beside one sum. */
export const canTellClubsApart: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	coordinates(actor, provinceCode);
/** Have the numbers of some province counted anew: whether the page is offered at all. */
export const canRecountAny: Policy = (actor) => is(actor, 'province_coordinator') || is(actor, 'system_admin');
/** Have the numbers of this province counted anew, and set right what was found. */
export const canRecount: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	coordinates(actor, provinceCode) || is(actor, 'system_admin');
/** State some target: whether the page is offered at all. */
export const canSetTargets: Policy = (actor) => is(actor, 'club_admin') || is(actor, 'province_coordinator');
/** Ask units of this club, or of a province and its areas. */
export const canSetTarget: Policy<OwnedByClub> = (actor, owner) =>
	holds(actor, owner.clubId, ['club_admin']) || coordinates(actor, owner.provinceCode);
/** Bring targets of this province in from a spreadsheet; each of them is set as by hand. */
export const canImportTargets: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	actor.memberships.some(
		(m) => m.provinceCode === provinceCode && ['club_admin', 'province_coordinator'].includes(m.role)
	);

// Reports that are handed in
/** See the reports of one's clubs or provinces; whether the page is offered at all. */
export const canListReports: Policy = canScheduleAnyDrive;
/** Read the reports of this club, or of the province, and take them as files: totals only. */
export const canReadReport: Policy<OwnedByClub> = canScheduleDrive;
/** Begin a report, write its texts, confirm it, which freezes its figures, and note what is found afterwards. */
export const canWriteReport: Policy<OwnedByClub> = canScheduleDrive;
/** Say who is sent the main figures of this club or province by e-mail. */
export const canScheduleReports: Policy<OwnedByClub> = canScheduleDrive;
/** End what is sent to oneself, or of this club or province to anybody. */
export const canEndSchedule: Policy<OwnedByClub & { accountId: string }> = (actor, schedule) =>
	schedule.accountId === actor.accountId || canScheduleReports(actor, schedule);

// The society
/** See the clubs in scope. */
export const canListClubs: Policy = (actor) =>
	is(actor, 'province_coordinator') || is(actor, 'system_admin') || is(actor, 'club_admin');
/** Found a club in this province. */
export const canAddClub: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	coordinates(actor, provinceCode) || is(actor, 'system_admin');
/** Found some club: whether the form is offered at all. */
export const canAddAnyClub: Policy = (actor) => is(actor, 'province_coordinator') || is(actor, 'system_admin');
/** Correct this club. */
export const canEditClub: Policy<{ id: string; provinceCode: string }> = (actor, club) =>
	holds(actor, club.id, ['club_admin']) || canAddClub(actor, club);
/** See the districts and communes. */
export const canSeeAreas: Policy = (actor) =>
	is(actor, 'province_coordinator') || is(actor, 'system_admin') || is(actor, 'club_admin');
/** Correct districts and communes. */
export const canEditAreas: Policy = (actor) => is(actor, 'system_admin');
/** See by which rules it is said who may give: whoever works with donors, and those who revise them. */
export const canSeeRules: Policy = (actor) => canListDonors(actor) || is(actor, 'system_admin');
/** Revise those rules, and take back what has not begun. */
export const canReviseRules: Policy = (actor) => is(actor, 'system_admin');
/** See and add the people in scope. */
export const canSeePeople: Policy = (actor) =>
	is(actor, 'club_admin') || is(actor, 'province_coordinator') || is(actor, 'system_admin');
/** Give somebody a role: an office to the system's administrators, a club's roles to its admin and its province. */
export const canGrant: Policy<{ role: Role } & OwnedByClub> = (actor, { role, clubId, provinceCode }) =>
	is(actor, 'system_admin') ||
	((role === 'club_admin' || role === 'registrar') &&
		(holds(actor, clubId, ['club_admin']) || coordinates(actor, provinceCode)));
/** See one of the people in scope: their role is one's own, within one's office, or one that one may give. */
export const canSeePerson: Policy<HeldRole> = (actor, held) =>
	held.accountId === actor.accountId || coordinates(actor, held.provinceCode) || canGrant(actor, held);
/** Suspend, end or limit somebody else's role, and take it up again. */
export const canChangeRole: Policy<HeldRole> = (actor, held) =>
	held.accountId !== actor.accountId && canGrant(actor, held);
/** Renew or take back an invitation to a role that one may give; to oneself too, for nobody holds it yet. */
export const canRenewInvitation: Policy<HeldRole> = (actor, held) => canGrant(actor, held);
/** End a role: somebody else's, or one's own where one could give it. */
export const canEndRole: Policy<HeldRole> = (actor, held) => canGrant(actor, held);
/** Hand over one's own club to a successor. */
export const canHandOver: Policy<HeldRole> = (actor, { role, accountId, clubId }) =>
	role === 'club_admin' && accountId === actor.accountId && holds(actor, clubId, ['club_admin']);
/** Help somebody below oneself, or a fellow system administrator, to sign in: reset a second factor, give a code. */
export const canHelpToSignIn: Policy<HeldRole> = (actor, { role, accountId, clubId, provinceCode }) =>
	accountId !== actor.accountId &&
	(is(actor, 'system_admin') ||
		(role === 'registrar' && holds(actor, clubId, ['club_admin'])) ||
		((role === 'registrar' || role === 'club_admin') && coordinates(actor, provinceCode)));
/** See the applications of clubs, each office those of its province. */
export const canSeeApplications: Policy = canAddAnyClub;
/** Take in a club that applied, or decline. */
export const canDecideApplication: Policy<{ provinceCode: string }> = canAddClub;
/** Read what was done: a club's admin in their club, an office in its province, the system everywhere. */
export const canSeeAudit: Policy = canSeePeople;

// What two provinces tell each other
/** See what the provinces released to each other: their offices, and exchange viewers. */
export const canSeeExchange: Policy = (actor) => is(actor, 'province_coordinator') || is(actor, 'exchange_viewer');
/** Write down the yearly meeting of the provinces, and bring in what another installation released: either office. */
export const canKeepExchange: Policy = (actor) => is(actor, 'province_coordinator');
/** Write what this province states of a year, see it as a draft, release it. */
export const canStateExchange: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	coordinates(actor, provinceCode);

/** See for how long each kind of data is kept, and change it. */
export const canKeepRetention: Policy = (actor) => is(actor, 'system_admin');

// One's own account
/** Look after one's own account: name, password, second factor, sessions. A device of a helper has none. */
export const canKeepAccount: Policy = (actor) => actor.kind === 'person';
/** Take one's last second factor off: offices, the exchange and the system need one, demonstrations apart. */
export const canDropFactor: Policy = (actor) =>
	actor.isDemo ||
	!(['province_coordinator', 'exchange_viewer', 'system_admin'] as const).some((role) => is(actor, role));

// Data for others
/** Give totals of some province to other programs: whether the pages are offered at all. */
export const canGiveData: Policy = (actor) => is(actor, 'province_coordinator');
/** Give totals of this province to other programs: files, a DHIS2 server, keys. */
export const canGiveDataOf: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	coordinates(actor, provinceCode);
