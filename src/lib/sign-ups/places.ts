/** What decides how many places are given out ahead of the day. Without a capacity there is no end to them. */
export type PlacesOf = { capacity: number | null; placesTaken: number; walkInPercent: number };

/** Of all places those that are kept for people who walk in, rounded up: a share that was promised is not cut. */
export function walkInPlaces({ capacity, walkInPercent }: Pick<PlacesOf, 'capacity' | 'walkInPercent'>): number {
	return capacity === null ? 0 : Math.ceil((capacity * walkInPercent) / 100);
}

/** Places that can still be given out ahead of the day; `null` where nobody counts them. */
export function placesAhead(places: PlacesOf): number | null {
	const { capacity, placesTaken } = places;
	return capacity === null ? null : Math.max(0, capacity - walkInPlaces(places) - placesTaken);
}
