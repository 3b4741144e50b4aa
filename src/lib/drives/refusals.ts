/** Why a drive cannot stand where it was put. */
export type PlacementRefusal =
	'club_not_yours' | 'area_unknown' | 'area_not_valid' | 'campaign_unknown' | 'centre_unknown';

/** Why a new drive was not taken as it was typed. */
export type NewDriveRefusal = PlacementRefusal | 'day_past' | 'day_to_come';

/** Why an edit was not saved. */
export type EditRefusal =
	| PlacementRefusal
	| 'drive_gone'
	| 'stale_version'
	| 'day_missing'
	| 'area_missing'
	| 'capacity_below_taken'
	| 'club_has_people'
	| 'days_have_donations'
	| 'days_clash'
	| 'slots_have_people'
	| 'drive_confirmed'
	| 'change_reason_missing'
	| 'day_past';

/** Why a drive stays in its state. */
export type StatusRefusal =
	| 'drive_gone'
	| 'stale_version'
	| 'status_not_next'
	| 'drive_not_yet'
	| 'drive_has_people'
	| 'drive_has_outcomes'
	| 'plan_lacks'
	| 'reason_missing'
	| 'result_missing';

/** Why a result was not taken. */
export type ResultRefusal =
	'drive_gone' | 'stale_version' | 'result_too_early' | 'drive_cancelled' | 'drive_confirmed' | 'nothing_reported';

/** Why the days or the sites of a plan were not changed. */
export type PlanRefusal =
	| 'drive_gone'
	| 'stale_version'
	| 'drive_confirmed'
	| 'change_reason_missing'
	| 'day_missing'
	| 'site_gone'
	| 'area_unknown'
	| 'area_not_valid';

/** Why drives were not planned in one go. */
export type SeriesRefusal = PlacementRefusal | 'no_day_taken' | 'day_past';

/** Everything that a change of a drive can be refused for. */
export type ChangeRefusal = EditRefusal | StatusRefusal | ResultRefusal | SeriesRefusal | PlanRefusal | NewDriveRefusal;
