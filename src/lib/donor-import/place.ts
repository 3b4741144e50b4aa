/** What became of somebody's place at the drive that a list is for. The last three once the list is taken back. */
export const PLACES = [
	'registered',
	'taken_up',
	'had',
	'full',
	'too_close',
	'not_eligible',
	'given_back',
	'kept_had',
	'kept_moved_on'
] as const;

export type Place = (typeof PLACES)[number];

/** No place although the person was taken in: whoever keeps the list looks at these. */
export const WITHOUT_PLACE = ['full', 'too_close', 'not_eligible'] as const satisfies readonly Place[];
