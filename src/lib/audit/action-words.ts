import { registrationStateWords } from '../drives/registration-state-words';
import { driveStatusWords } from '../drives/status-words';
import { m } from '../paraglide/messages';
import type {
	AccountAction,
	AuditAction,
	CalendarAction,
	ChecklistAction,
	DataAction,
	ExchangeAction,
	ExportAction,
	FilterAction,
	HelperAction,
	ImportAction,
	OperationAction,
	PersonAction,
	PlanAction,
	ReportAction,
	RecountAction,
	RequestAction,
	SavedViewAction,
	RetentionAction,
	SocietyAction,
	VenueAction,
	VolunteerAction
} from './action';

const movedTo = (status: keyof typeof driveStatusWords) => () =>
	m.audit_did_drive_status({ status: driveStatusWords[status]() });
const cameTo = (state: keyof typeof registrationStateWords) => () =>
	m.audit_did_registration_state({ state: registrationStateWords[state]() });

const atDrives = {
	'donor.added': () => m.audit_did_donor_added(),
	'donor.edited': () => m.audit_did_donor_edited(),
	'donor.deferral_changed': () => m.audit_did_donor_deferral_changed(),
	'donor.deferral_lifted': () => m.audit_did_donor_deferral_lifted(),
	'donor.looked_up': () => m.audit_did_donor_looked_up(),
	'donor.known_elsewhere': () => m.audit_did_donor_known_elsewhere(),
	'donor.told_apart': () => m.audit_did_donor_told_apart(),
	'donor.suspected_again': () => m.audit_did_donor_suspected_again(),
	'donor.card_replaced': () => m.audit_did_donor_card_replaced(),
	'donor.merged': () => m.audit_did_donor_merged(),
	'donor.merged_away': () => m.audit_did_donor_merged_away(),
	'donor.merge_undone': () => m.audit_did_donor_merge_undone(),
	'donor.consent_given': () => m.audit_did_donor_consent_given(),
	'donor.consent_withdrawn': () => m.audit_did_donor_consent_withdrawn(),
	'donor.restricted': () => m.audit_did_donor_restricted(),
	'donor.restriction_lifted': () => m.audit_did_donor_restriction_lifted(),
	'donor.handed_out': () => m.audit_did_donor_handed_out(),
	'donor.erased': () => m.audit_did_donor_erased(),
	'donor.imported': () => m.audit_did_donor_imported(),
	'donor.import_undone': () => m.audit_did_donor_import_undone(),
	'donor.donations_stated': () => m.audit_did_donor_donations_stated(),
	'donor.donations_unstated': () => m.audit_did_donor_donations_unstated(),
	'donor.thanked': () => m.audit_did_donor_thanked(),
	'donor.thanks_taken_back': () => m.audit_did_donor_thanks_taken_back(),
	'drive.scheduled': () => m.audit_did_drive_scheduled(),
	'drive.edited': () => m.audit_did_drive_edited(),
	'drive.places_settled': () => m.audit_did_drive_places_settled(),
	'drive.told': () => m.audit_did_drive_told(),
	'drive.group_made': () => m.audit_did_drive_group_made(),
	'drive.group_edited': () => m.audit_did_drive_group_edited(),
	'drive.group_revoked': () => m.audit_did_drive_group_revoked(),
	'drive.comment_hidden': () => m.audit_did_drive_comment_hidden(),
	'drive.comment_shown': () => m.audit_did_drive_comment_shown(),
	'drive.result_entered': () => m.audit_did_drive_result_entered(),
	'drive.bags_compared': () => m.audit_did_drive_bags_compared(),
	'drive.kept_at_hand': () => m.audit_did_drive_kept_at_hand(),
	'drive.template_renamed': () => m.audit_did_drive_template_renamed(),
	'drive.let_go': () => m.audit_did_drive_let_go(),
	'drive.days_edited': () => m.audit_did_drive_days_edited(),
	'drive.sites_edited': () => m.audit_did_drive_sites_edited(),
	'drive.result_reported': () => m.audit_did_drive_result_reported(),
	'drive.result_counted': () => m.audit_did_drive_result_counted(),
	'drive.draft': movedTo('draft'),
	'drive.proposed': movedTo('proposed'),
	'drive.approved': movedTo('approved'),
	'drive.announced': movedTo('announced'),
	'drive.open': movedTo('open'),
	'drive.running': movedTo('running'),
	'drive.closed': movedTo('closed'),
	'drive.confirmed': movedTo('confirmed'),
	'drive.cancelled': movedTo('cancelled'),
	'registration.applied': cameTo('applied'),
	'registration.registered': cameTo('registered'),
	'registration.waiting': cameTo('waiting'),
	'registration.offered': cameTo('offered'),
	'registration.confirmed': cameTo('confirmed'),
	'registration.arrived': cameTo('arrived'),
	'registration.fit': cameTo('fit'),
	'registration.deferred': cameTo('deferred'),
	'registration.donated': cameTo('donated'),
	'registration.left': cameTo('left'),
	'registration.no_show': cameTo('no_show'),
	'registration.cancelled': cameTo('cancelled'),
	'registration.matched': () => m.audit_did_registration_matched(),
	'registration.undone': () => m.audit_did_registration_undone(),
	'registration.bag_corrected': () => m.audit_did_registration_bag_corrected()
};

const amongPeople: Record<PersonAction | AccountAction | HelperAction, () => string> = {
	'person.invited': () => m.audit_did_person_invited(),
	'person.joined': () => m.audit_did_person_joined(),
	'invitation.taken_back': () => m.audit_did_invitation_taken_back(),
	'membership.suspended': () => m.audit_did_membership_suspended(),
	'membership.resumed': () => m.audit_did_membership_resumed(),
	'membership.ended': () => m.audit_did_membership_ended(),
	'membership.limited': () => m.audit_did_membership_limited(),
	'membership.handed_over': () => m.audit_did_membership_handed_over(),
	'reset_code.given': () => m.audit_did_reset_code_given(),
	'factor.reset': () => m.audit_did_factor_reset(),
	'password.changed': () => m.audit_did_password_changed(),
	'password.reset': () => m.audit_did_password_reset(),
	'email.change_asked': () => m.audit_did_email_change_asked(),
	'email.changed': () => m.audit_did_email_changed(),
	'session.ended': () => m.audit_did_session_ended(),
	'session.forget_asked': () => m.audit_did_session_forget_asked(),
	'session.forgot': () => m.audit_did_session_forgot(),
	'factor.set_up': () => m.audit_did_factor_set_up(),
	'factor.removed': () => m.audit_did_factor_removed(),
	'factor.codes_renewed': () => m.audit_did_factor_codes_renewed(),
	'passkey.added': () => m.audit_did_passkey_added(),
	'passkey.removed': () => m.audit_did_passkey_removed(),
	'account.edited': () => m.audit_did_account_edited(),
	'administrator.created': () => m.audit_did_administrator_created(),
	'account.suspended': () => m.audit_did_account_suspended(),
	'account.resumed': () => m.audit_did_account_resumed(),
	'hall_link.made': () => m.audit_did_hall_link_made(),
	'hall_link.revoked': () => m.audit_did_hall_link_revoked(),
	'helper_link.made': () => m.audit_did_helper_link_made(),
	'helper_link.revoked': () => m.audit_did_helper_link_revoked(),
	'helper.joined': () => m.audit_did_helper_joined(),
	'helper.shut_out': () => m.audit_did_helper_shut_out(),
	'helper.forget_asked': () => m.audit_did_helper_forget_asked()
};

const inSociety: Record<SocietyAction | CalendarAction | ExportAction | FilterAction, () => string> = {
	'saved_filter.added': () => m.audit_did_saved_filter_added(),
	'saved_filter.edited': () => m.audit_did_saved_filter_edited(),
	'saved_filter.removed': () => m.audit_did_saved_filter_removed(),
	'export.donors': () => m.audit_did_export_donors(),
	'export.honours': () => m.audit_did_export_honours(),
	'club.added': () => m.audit_did_club_added(),
	'club.edited': () => m.audit_did_club_edited(),
	'club_application.approved': () => m.audit_did_club_application_approved(),
	'club_application.declined': () => m.audit_did_club_application_declined(),
	'area.edited': () => m.audit_did_area_edited(),
	'target.set': () => m.audit_did_target_set(),
	'target.withdrawn': () => m.audit_did_target_withdrawn(),
	'rules.revised': () => m.audit_did_rules_revised(),
	'rules.taken_back': () => m.audit_did_rules_taken_back(),
	'notices.switched_on': () => m.audit_did_notices_switched_on(),
	'notices.switched_off': () => m.audit_did_notices_switched_off(),
	'province.approval_asked': () => m.audit_did_province_approval_asked(),
	'province.approval_dropped': () => m.audit_did_province_approval_dropped(),
	'milestone.added': () => m.audit_did_milestone_added(),
	'milestone.edited': () => m.audit_did_milestone_edited(),
	'milestone.ended': () => m.audit_did_milestone_ended(),
	'milestone.resumed': () => m.audit_did_milestone_resumed(),
	'calendar_day.added': () => m.audit_did_calendar_day_added(),
	'calendar_day.edited': () => m.audit_did_calendar_day_edited(),
	'calendar_day.removed': () => m.audit_did_calendar_day_removed(),
	'calendar_day.restored': () => m.audit_did_calendar_day_restored(),
	'blood_centre.edited': () => m.audit_did_blood_centre_edited(),
	'calendar_feed.made': () => m.audit_did_calendar_feed_made(),
	'calendar_feed.revoked': () => m.audit_did_calendar_feed_revoked()
};

const forDrives: Record<VenueAction | VolunteerAction | PlanAction | ChecklistAction | OperationAction, () => string> =
	{
		'operation.seen': () => m.audit_did_operation_seen(),
		'operation.recorded': () => m.audit_did_operation_recorded(),
		'operation.counted': () => m.audit_did_operation_counted(),
		'operation.numbered': () => m.audit_did_operation_numbered(),
		'operation.left_out': () => m.audit_did_operation_left_out(),
		'operation.joined': () => m.audit_did_operation_joined(),
		'operation.reopened': () => m.audit_did_operation_reopened(),
		'venue.added': () => m.audit_did_venue_added(),
		'venue.edited': () => m.audit_did_venue_edited(),
		'venue.archived': () => m.audit_did_venue_archived(),
		'venue.restored': () => m.audit_did_venue_restored(),
		'volunteer.added': () => m.audit_did_volunteer_added(),
		'volunteer.edited': () => m.audit_did_volunteer_edited(),
		'volunteer.archived': () => m.audit_did_volunteer_archived(),
		'volunteer.restored': () => m.audit_did_volunteer_restored(),
		'volunteer.removed': () => m.audit_did_volunteer_removed(),
		'plan.shift_added': () => m.audit_did_plan_shift_added(),
		'plan.shift_assigned': () => m.audit_did_plan_shift_assigned(),
		'plan.shift_answered': () => m.audit_did_plan_shift_answered(),
		'plan.shift_removed': () => m.audit_did_plan_shift_removed(),
		'plan.list_begun': () => m.audit_did_plan_list_begun(),
		'plan.item_added': () => m.audit_did_plan_item_added(),
		'plan.item_ticked': () => m.audit_did_plan_item_ticked(),
		'plan.item_unticked': () => m.audit_did_plan_item_unticked(),
		'plan.item_moved': () => m.audit_did_plan_item_moved(),
		'plan.item_removed': () => m.audit_did_plan_item_removed(),
		'plan.item_restored': () => m.audit_did_plan_item_restored(),
		'checklist.added': () => m.audit_did_checklist_added(),
		'checklist.edited': () => m.audit_did_checklist_edited(),
		'checklist.removed': () => m.audit_did_checklist_removed()
	};

const betweenProvinces: Record<ExchangeAction, () => string> = {
	'exchange.drafted': () => m.audit_did_exchange_drafted(),
	'exchange.released': () => m.audit_did_exchange_released(),
	'exchange.noted': () => m.audit_did_exchange_noted(),
	'exchange.brought_in': () => m.audit_did_exchange_brought_in(),
	'exchange.meeting_saved': () => m.audit_did_exchange_meeting_saved(),
	'exchange.point_added': () => m.audit_did_exchange_point_added(),
	'exchange.point_done': () => m.audit_did_exchange_point_done(),
	'exchange.point_removed': () => m.audit_did_exchange_point_removed(),
	'exchange.key_trusted': () => m.audit_did_exchange_key_trusted(),
	'exchange.key_distrusted': () => m.audit_did_exchange_key_distrusted()
};

const aboutReports: Record<ReportAction, () => string> = {
	'report.begun': () => m.audit_did_report_begun(),
	'report.written': () => m.audit_did_report_written(),
	'report.confirmed': () => m.audit_did_report_confirmed(),
	'report.noted': () => m.audit_did_report_noted(),
	'report.begun_again': () => m.audit_did_report_begun_again(),
	'report.told': () => m.audit_did_report_told(),
	'report_schedule.made': () => m.audit_did_report_schedule_made(),
	'report_schedule.ended': () => m.audit_did_report_schedule_ended()
};

const aboutData: Record<RequestAction | RetentionAction | DataAction | RecountAction | SavedViewAction, () => string> =
	{
		'api_key.made': () => m.audit_did_api_key_made(),
		'api_key.revoked': () => m.audit_did_api_key_revoked(),
		'api_key.restored': () => m.audit_did_api_key_restored(),
		'dhis2.server_set': () => m.audit_did_dhis2_server_set(),
		'dhis2.mapping_changed': () => m.audit_did_dhis2_mapping_changed(),
		'dhis2.pushed': () => m.audit_did_dhis2_pushed(),
		'request.filed': () => m.audit_did_request_filed(),
		'request.answered': () => m.audit_did_request_answered(),
		'request.done': () => m.audit_did_request_done(),
		'request.refused': () => m.audit_did_request_refused(),
		'request.reopened': () => m.audit_did_request_reopened(),
		'retention.edited': () => m.audit_did_retention_edited(),
		'retention.ran': () => m.audit_did_retention_ran(),
		'recount.asked': () => m.audit_did_recount_asked(),
		'recount.set_right': () => m.audit_did_recount_set_right(),
		'saved_view.added': () => m.audit_did_saved_view_added(),
		'saved_view.edited': () => m.audit_did_saved_view_edited(),
		'saved_view.removed': () => m.audit_did_saved_view_removed(),
		'saved_view.pinned': () => m.audit_did_saved_view_pinned(),
		'saved_view.unpinned': () => m.audit_did_saved_view_unpinned(),
		'saved_view.raised': () => m.audit_did_saved_view_raised()
	};

const ofLists: Record<ImportAction, () => string> = {
	'import.begun': () => m.audit_did_import_begun(),
	'import.columns_chosen': () => m.audit_did_import_columns_chosen(),
	'import.decided': () => m.audit_did_import_decided(),
	'import.started': () => m.audit_did_import_started(),
	'import.stopped': () => m.audit_did_import_stopped(),
	'import.cancelled': () => m.audit_did_import_cancelled(),
	'import.undone': () => m.audit_did_import_undone()
};

/** What somebody did, to follow their name: `edited a drive`. An action without words is a type error here. */
export const actionWords: Record<AuditAction, () => string> = {
	...atDrives,
	...forDrives,
	...ofLists,
	...amongPeople,
	...inSociety,
	...aboutReports,
	...betweenProvinces,
	...aboutData
};

/** The words of an entry's action; one of another time has no words of its own. */
export function didWords(action: string): string {
	return Object.hasOwn(actionWords, action) ? actionWords[action as AuditAction]() : m.audit_other();
}
