/** Why nobody was registered. */
export type RegisterRefusal =
	| 'drive_closed'
	| 'drive_full'
	| 'group_full'
	| 'already_registered'
	| 'already_planned'
	| 'not_eligible'
	| 'likely_duplicate'
	| 'donor_not_found'
	| 'unknown_area'
	| 'operation_reused';

/** Why it was not said which donor somebody is. */
export type MatchRefusal =
	'registration_not_found' | 'donor_not_found' | 'already_registered' | 'already_planned' | 'likely_duplicate';

/** Why an act at the desk was not recorded. */
export type OutcomeRefusal =
	| 'registration_not_found'
	| 'drive_not_running'
	| 'drive_full'
	| 'group_full'
	| 'already_planned'
	| 'stale_version'
	| 'wrong_state'
	| 'person_not_matched'
	| 'override_needed'
	| 'nothing_to_undo'
	| 'bag_taken'
	| 'deferral_end_missing'
	| 'deferral_end_past'
	| 'operation_reused';
