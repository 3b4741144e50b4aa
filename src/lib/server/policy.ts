import type { Actor, Role } from './actor';

/** A policy answers one question about one action. It reads its arguments and nothing else. */
export type Policy<Subject = void> = (actor: Actor, subject: Subject) => boolean;

/** What belongs to a club of a province. Without a club it is the province's own. */
export type OwnedByClub = { clubId: string | null; provinceCode: string };

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
export const canListDrives: Policy = (actor) =>
	is(actor, 'club_admin') || is(actor, 'registrar') || is(actor, 'province_coordinator');
export const canScheduleDrive: Policy<OwnedByClub> = (actor, owner) =>
	holds(actor, owner.clubId, ['club_admin']) || coordinates(actor, owner.provinceCode);
export const canScheduleAnyDrive: Policy = (actor) => is(actor, 'club_admin') || is(actor, 'province_coordinator');
export const canEditDrive: Policy<OfDrive> = canScheduleDrive;
export const canEnterResult: Policy<OfDrive> = canScheduleDrive;

// Registrations and what happens on the day
export const canSeeRoster: Policy<OfDrive> = (actor, drive) =>
	holds(actor, drive.clubId, ['club_admin', 'registrar']) ||
	coordinates(actor, drive.provinceCode) ||
	helpsAt(actor, drive.id);
export const canRegisterDonor: Policy<OfDrive> = canSeeRoster;
export const canRecordOutcome: Policy<OfDrive> = canSeeRoster;

// Donors: the office of the province and the clubs that know the person; helpers only on their roster
export const canListDonors: Policy = canListDrives;
/** Look for a person while registering: whoever works at a desk, each within their own scope. */
export const canFindDonors: Policy = (actor) => canListDonors(actor) || is(actor, 'drive_helper');
export const canAddAnyDonor: Policy = canListDonors;
export const canAddDonor: Policy<OwnedByClub> = (actor, owner) =>
	holds(actor, owner.clubId, ['club_admin', 'registrar']) || coordinates(actor, owner.provinceCode);
export const canEditDonor: Policy<{ provinceCode: string }> = (actor, donor) =>
	actor.memberships.some(
		(m) => m.provinceCode === donor.provinceCode && ['club_admin', 'registrar', 'province_coordinator'].includes(m.role)
	);
export const canSeeDonor: Policy<{ provinceCode: string }> = canEditDonor;

// Numbers
export const canSeeCollections: Policy = (actor) =>
	is(actor, 'club_admin') || is(actor, 'registrar') || is(actor, 'province_coordinator');
export const canSetTargets: Policy = (actor) => is(actor, 'club_admin') || is(actor, 'province_coordinator');
export const canSetTarget: Policy<OwnedByClub> = (actor, owner) =>
	holds(actor, owner.clubId, ['club_admin']) || coordinates(actor, owner.provinceCode);

// The society
export const canListClubs: Policy = (actor) =>
	is(actor, 'province_coordinator') || is(actor, 'system_admin') || is(actor, 'club_admin');
export const canAddClub: Policy<{ provinceCode: string }> = (actor, { provinceCode }) =>
	coordinates(actor, provinceCode) || is(actor, 'system_admin');
export const canAddAnyClub: Policy = (actor) => is(actor, 'province_coordinator') || is(actor, 'system_admin');
export const canEditClub: Policy<{ id: string; provinceCode: string }> = (actor, club) =>
	holds(actor, club.id, ['club_admin']) || canAddClub(actor, club);
export const canSeeAreas: Policy = (actor) =>
	is(actor, 'province_coordinator') || is(actor, 'system_admin') || is(actor, 'club_admin');
export const canEditAreas: Policy = (actor) => is(actor, 'system_admin');
export const canSeePeople: Policy = (actor) =>
	is(actor, 'club_admin') || is(actor, 'province_coordinator') || is(actor, 'system_admin');
/** Give somebody a role: an office to the system's administrators, a club's roles to its admin and its province. */
export const canGrant: Policy<{ role: Role } & OwnedByClub> = (actor, { role, clubId, provinceCode }) =>
	is(actor, 'system_admin') ||
	((role === 'club_admin' || role === 'registrar') &&
		(holds(actor, clubId, ['club_admin']) || coordinates(actor, provinceCode)));
