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
	email: string;
	fullName: string;
	locale: Locale;
	isDemo: boolean;
	memberships: Membership[];
};
