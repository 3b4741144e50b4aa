import type { Role } from '$lib/accounts/role';
import type { Locale } from '$lib/time/format';

export type { Role };

/** One active role of an account. `provinceCode` is the province of the club or drive, or the co-ordinated one. */
export type Membership = {
	role: Role;
	provinceCode: string | null;
	clubId: string | null;
	clubName: string | null;
	driveId: string | null;
	driveTitle: string | null;
};

/** The signed-in person of a request, read anew from the database each time. */
export type Actor = {
	accountId: string;
	sessionId: string;
	/** A device came in through a drive's helper link. */
	kind: 'person' | 'device';
	/** When the person last gave a password or passkey in this session. */
	passwordAt: Date;
	email: string;
	fullName: string;
	locale: Locale;
	isDemo: boolean;
	memberships: Membership[];
	/** The device was asked to forget the people whom it keeps: the session carries no role and is good for nothing else. */
	forgets?: boolean;
};

/** Somebody who gave a password but not yet the second factor: known by account, with no role at all. */
export type Arrival = Pick<Actor, 'accountId' | 'sessionId' | 'email' | 'fullName' | 'locale'> & {
	stage: 'second_factor' | 'enrol';
};
