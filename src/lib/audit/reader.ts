import type { Role } from '../accounts/role';
import type { AuditAction } from './action';

/** Who reads the trail, each also what those before them read: the admins of a club, the office of its province, those who run the system. */
export const AUDIT_READERS = ['club', 'province', 'system'] as const;

/** One of those who read the trail. */
export type AuditReader = (typeof AUDIT_READERS)[number];

/**
 * The first reader who may meet an action: in the trail of a club, or only in that of a province, as it names no club; without any place
 * those who run the system meet it alone. An action that is not listed is a type error.
 */
export const firstReader: Record<AuditAction, AuditReader> = {
	'donor.added': 'club',
	'donor.edited': 'club',
	'donor.deferral_changed': 'club',
	'donor.deferral_lifted': 'club',
	'donor.looked_up': 'club',
	'donor.known_elsewhere': 'club',
	'donor.told_apart': 'club',
	'donor.suspected_again': 'club',
	'donor.card_replaced': 'club',
	'donor.merged': 'club',
	'donor.merged_away': 'club',
	'donor.merge_undone': 'club',
	'donor.consent_given': 'club',
	'donor.consent_withdrawn': 'club',
	'donor.restricted': 'club',
	'donor.restriction_lifted': 'club',
	'donor.handed_out': 'club',
	'donor.erased': 'club',
	'donor.imported': 'club',
	'donor.import_undone': 'club',
	'donor.donations_stated': 'club',
	'donor.donations_unstated': 'club',
	'import.begun': 'club',
	'import.columns_chosen': 'club',
	'import.decided': 'club',
	'import.started': 'club',
	'import.stopped': 'club',
	'import.cancelled': 'club',
	'import.undone': 'club',
	'donor.thanked': 'club',
	'donor.thanks_taken_back': 'club',
	'drive.scheduled': 'club',
	'drive.edited': 'club',
	'drive.places_settled': 'club',
	'drive.group_made': 'club',
	'drive.group_edited': 'club',
	'drive.group_revoked': 'club',
	'drive.result_entered': 'club',
	'drive.kept_at_hand': 'club',
	'drive.template_renamed': 'club',
	'drive.let_go': 'club',
	'drive.days_edited': 'club',
	'drive.sites_edited': 'club',
	'drive.result_reported': 'club',
	'drive.result_counted': 'club',
	'drive.draft': 'club',
	'drive.proposed': 'club',
	'drive.approved': 'club',
	'drive.announced': 'club',
	'drive.open': 'club',
	'drive.running': 'club',
	'drive.closed': 'club',
	'drive.confirmed': 'club',
	'drive.cancelled': 'club',
	'registration.applied': 'club',
	'registration.registered': 'club',
	'registration.waiting': 'club',
	'registration.offered': 'club',
	'registration.matched': 'club',
	'registration.confirmed': 'club',
	'registration.arrived': 'club',
	'registration.fit': 'club',
	'registration.deferred': 'club',
	'registration.donated': 'club',
	'registration.left': 'club',
	'registration.no_show': 'club',
	'registration.cancelled': 'club',
	'registration.undone': 'club',
	'person.invited': 'club',
	'person.joined': 'club',
	'invitation.taken_back': 'club',
	'membership.suspended': 'club',
	'membership.resumed': 'club',
	'membership.ended': 'club',
	'membership.limited': 'club',
	'membership.handed_over': 'club',
	'reset_code.given': 'club',
	'factor.reset': 'club',
	'helper_link.made': 'club',
	'helper_link.revoked': 'club',
	'helper.joined': 'club',
	'helper.shut_out': 'club',
	'club.added': 'club',
	'club.edited': 'club',
	'target.set': 'club',
	'request.filed': 'club',
	'request.answered': 'club',
	'request.done': 'club',
	'request.refused': 'club',
	'request.reopened': 'club',
	'saved_filter.added': 'club',
	'saved_filter.edited': 'club',
	'saved_filter.removed': 'club',
	'export.donors': 'club',
	'export.honours': 'club',
	'club_application.approved': 'province',
	'club_application.declined': 'province',
	'area.edited': 'province',
	'rules.revised': 'system',
	'rules.taken_back': 'system',
	'province.approval_asked': 'province',
	'province.approval_dropped': 'province',
	'milestone.added': 'province',
	'milestone.edited': 'province',
	'milestone.ended': 'province',
	'milestone.resumed': 'province',
	'password.changed': 'system',
	'password.reset': 'system',
	'email.change_asked': 'system',
	'email.changed': 'system',
	'session.ended': 'system',
	'factor.set_up': 'system',
	'factor.removed': 'system',
	'factor.codes_renewed': 'system',
	'passkey.added': 'system',
	'passkey.removed': 'system',
	'account.edited': 'system',
	'administrator.created': 'system',
	'account.suspended': 'system',
	'account.resumed': 'system',
	'retention.edited': 'system',
	'retention.ran': 'system'
};

const reads: Partial<Record<Role, AuditReader>> = {
	club_admin: 'club',
	province_coordinator: 'province',
	system_admin: 'system'
};

/** What somebody with these roles is as a reader: the one who reads most. Whoever may not read it counts as the first. */
export function readerOf(roles: readonly Role[]): AuditReader {
	return AUDIT_READERS.findLast((reader) => roles.some((role) => reads[role] === reader)) ?? 'club';
}

/** Whether an action can stand in the trail of a reader. */
export function mayMeet(reader: AuditReader, action: AuditAction): boolean {
	return AUDIT_READERS.indexOf(firstReader[action]) <= AUDIT_READERS.indexOf(reader);
}
