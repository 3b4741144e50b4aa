/** A phone or computer that came in by a link. `lastSeen` is null once its session is forgotten. */
export type Device = {
	membershipId: string;
	name: string;
	isIn: boolean;
	since: Date;
	lastSeen: Date | null;
	/** When it was asked to forget the people whom it keeps, and when it had. */
	forgetAskedAt: Date | null;
	forgottenAt: Date | null;
};
