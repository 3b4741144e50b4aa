/** A yearly meeting as pages show it; days as `YYYY-MM-DD`, null where nobody said. */
export type MeetingShown = {
	hostCode: string;
	heldOn: string | null;
	place: string;
	delegatesHost: number | null;
	delegatesGuest: number | null;
	topics: string;
	points: { id: string; agreed: string; owner: string; dueOn: string | null; doneOn: string | null }[];
};
