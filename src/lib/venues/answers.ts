/** What kind of place a venue is; `mobile` is outdoors or on a bus. */
export const VENUE_KINDS = [
	'school',
	'university',
	'office',
	'company',
	'industrial_zone',
	'health',
	'community',
	'mobile',
	'other'
] as const;
/** Whether the power of a place carries a drive. */
export const POWERS = ['ok', 'unsure', 'none'] as const;
/** Whether somebody in a wheelchair gets in. */
export const STEP_FREE = ['yes', 'partly', 'no'] as const;
/** How well phones work at a place. */
export const NETWORKS = ['good', 'weak', 'none'] as const;
