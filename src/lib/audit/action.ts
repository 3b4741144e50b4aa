import type { RegistrationState } from '../drives/registration-state';
import type { ResultKind } from '../drives/result-form';
import type { DriveStatus } from '../drives/status';

/** What is done to a donor's entry. */
export type DonorAction =
	| `donor.${'added' | 'edited' | 'deferral_changed' | 'deferral_lifted' | 'looked_up' | 'known_elsewhere' | 'told_apart' | 'suspected_again' | 'card_replaced' | 'merged' | 'merged_away' | 'merge_undone' | 'imported' | 'import_undone' | 'donations_stated' | 'donations_unstated'}`
	| `donor.${'thanked' | 'thanks_taken_back'}`
	| `donor.${'consent_given' | 'consent_withdrawn' | 'restricted' | 'restriction_lifted' | 'handed_out' | 'erased'}`;

/** What is done to a drive; moving it to a state is called after the state. */
export type DriveAction =
	| `drive.${'scheduled' | 'edited' | 'result_entered' | 'places_settled' | 'bags_compared' | DriveStatus}`
	| 'drive.told'
	| `drive.${'group_made' | 'group_edited' | 'group_revoked' | 'comment_hidden' | 'comment_shown'}`
	| `drive.result_${ResultKind}`
	| `drive.${'kept_at_hand' | 'template_renamed' | 'let_go' | 'days_edited' | 'sites_edited'}`;

/** What is done to a place where drives are held. */
export type VenueAction = `venue.${'added' | 'edited' | 'archived' | 'restored'}`;

/** What is done to somebody who helps at drives. */
export type VolunteerAction = `volunteer.${'added' | 'edited' | 'archived' | 'restored' | 'removed'}`;

/** What is done to how a drive is prepared. */
export type PlanAction =
	| `plan.${'shift_added' | 'shift_assigned' | 'shift_answered' | 'shift_removed'}`
	| `plan.${'list_begun' | 'item_added' | 'item_ticked' | 'item_unticked' | 'item_moved' | 'item_removed' | 'item_restored'}`;

/** What is done to checklists that drives begin with. */
export type ChecklistAction = `checklist.${'added' | 'edited' | 'removed'}`;

/** What is done to a registration, called after the state it comes to. */
export type RegistrationAction = `registration.${RegistrationState | 'undone' | 'matched' | 'bag_corrected'}`;

/** What is decided about what devices did at a desk. */
export type OperationAction =
	`operation.${'seen' | 'recorded' | 'counted' | 'numbered' | 'left_out' | 'joined' | 'reopened'}`;

/** What is done to the people who work here, by whoever may give roles. */
export type PersonAction =
	| `person.${'invited' | 'joined'}`
	| 'invitation.taken_back'
	| `membership.${'suspended' | 'resumed' | 'ended' | 'limited' | 'handed_over'}`
	| `reset_code.given`
	| 'factor.reset';

/** What whoever installs does to accounts, by a command and under nobody's name. */
export type InstallerAction = 'administrator.created' | `account.${'suspended' | 'resumed'}`;

/** What is done to accounts by their people themselves, or by whoever installs. */
export type AccountAction =
	| `password.${'changed' | 'reset'}`
	| `email.${'change_asked' | 'changed'}`
	| `session.${'ended' | 'forget_asked' | 'forgot'}`
	| `factor.${'set_up' | 'removed' | 'codes_renewed'}`
	| `passkey.${'added' | 'removed'}`
	| 'account.edited'
	| InstallerAction;

/** What is done about the phones of helpers, and the screens in the hall. */
export type HelperAction =
	| `helper_link.${'made' | 'revoked'}`
	| `helper.${'joined' | 'shut_out' | 'forget_asked'}`
	| `hall_link.${'made' | 'revoked'}`;

/** What is done to clubs, areas, targets and milestones, and whether a province's office approves drives. */
export type SocietyAction =
	| `club.${'added' | 'edited'}`
	| `club_application.${'approved' | 'declined'}`
	| 'area.edited'
	| `target.${'set' | 'withdrawn'}`
	| `rules.${'revised' | 'taken_back'}`
	| `notices.switched_${'on' | 'off'}`
	| `province.approval_${'asked' | 'dropped'}`
	| `milestone.${'added' | 'edited' | 'ended' | 'resumed'}`;

/** What is done about the calendar: days that a province closes, what a blood centre can take, addresses for other programs. */
export type CalendarAction =
	| `calendar_day.${'added' | 'edited' | 'removed' | 'restored'}`
	| 'blood_centre.edited'
	| `calendar_feed.${'made' | 'revoked'}`;

/** What is done about the reports that a province or club hands in, and who is sent them; that one was sent is told by the job, under nobody's name. */
export type ReportAction =
	| `report.${'begun' | 'written' | 'confirmed' | 'noted' | 'begun_again' | 'told'}`
	| `report_schedule.${'made' | 'ended'}`;
/** What is done about what two provinces tell each other once a year. */
export type ExchangeAction =
	| `exchange.${'drafted' | 'released' | 'noted' | 'brought_in'}`
	| `exchange.${'meeting_saved' | 'point_added' | 'point_done' | 'point_removed'}`
	| `exchange.${'key_trusted' | 'key_distrusted'}`;

/** What is done about requests of people. */
export type RequestAction = `request.${'filed' | 'answered' | 'done' | 'refused' | 'reopened'}`;

/** What is done about how long data is kept; that it ran is told by the job, under nobody's name. */
export type RetentionAction = `retention.${'edited' | 'ran'}`;

/** What is done to a list of donors that a club brings in. */
export type ImportAction =
	`import.${'begun' | 'columns_chosen' | 'decided' | 'started' | 'stopped' | 'cancelled' | 'undone'}`;

/** What is done to filters that people keep. */
export type FilterAction = `saved_filter.${'added' | 'edited' | 'removed'}`;

/** What is done about results that are counted anew. */
export type RecountAction = `recount.${'asked' | 'set_right'}`;

/** What somebody does to views of results that they keep for themselves. */
export type SavedViewAction = `saved_view.${'added' | 'edited' | 'removed' | 'pinned' | 'unpinned' | 'raised'}`;

/** Which lists of people are taken out. */
export type ExportAction = `export.${'donors' | 'honours'}`;

/** What is done about totals that other programs get. */
export type DataAction =
	`api_key.${'made' | 'revoked' | 'restored'}` | `dhis2.${'server_set' | 'mapping_changed' | 'pushed'}`;

/** Everything that the audit trail tells. A screen that shows a kind of action has words for each of it. */
export type AuditAction =
	| DonorAction
	| ImportAction
	| DriveAction
	| VenueAction
	| VolunteerAction
	| PlanAction
	| ChecklistAction
	| RegistrationAction
	| OperationAction
	| PersonAction
	| AccountAction
	| HelperAction
	| SocietyAction
	| CalendarAction
	| ReportAction
	| ExchangeAction
	| RequestAction
	| RetentionAction
	| ExportAction
	| DataAction
	| RecountAction
	| SavedViewAction
	| FilterAction;

/** What an entry is about. */
export type AuditObject =
	| 'account'
	| 'api_key'
	| 'area'
	| 'blood_centre'
	| 'calendar_day'
	| 'calendar_feed'
	| 'checklist'
	| 'club'
	| 'club_application'
	| 'dhis2'
	| 'donor'
	| 'drive'
	| 'exchange'
	| 'export'
	| 'hall_link'
	| 'helper_link'
	| 'import'
	| 'milestone'
	| 'province'
	| 'plan'
	| 'recount'
	| 'operation'
	| 'registration'
	| 'report'
	| 'report_schedule'
	| 'request'
	| 'retention'
	| 'rules'
	| 'saved_filter'
	| 'saved_view'
	| 'target'
	| 'venue'
	| 'volunteer';
