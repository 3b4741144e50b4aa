/** Why nobody was signed up. */
export type SignUpRefusal =
	| 'drive_gone'
	| 'sign_up_not_yet'
	| 'sign_up_over'
	| 'drive_cancelled'
	| 'drive_full'
	| 'places_kept'
	| 'too_young'
	| 'born_long_ago'
	| 'slot_missing'
	| 'slot_full'
	| 'group_full'
	| 'too_many';

/** Why somebody's own place stays as it is. */
export type OwnPlaceRefusal =
	| 'place_gone'
	| 'place_settled'
	| 'offer_over'
	| 'sign_up_over'
	| 'slot_full'
	| 'group_full'
	| 'drive_full'
	| 'places_kept';

/** Why the way in which places are given out stays as it is. */
export type PlacesRefusal =
	'drive_gone' | 'stale_version' | 'hours_missing' | 'slots_without_places' | 'slot_below_taken' | 'slot_has_people';
