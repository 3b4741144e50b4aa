import { sql } from 'drizzle-orm';
import type { Role } from '$lib/accounts/role';
import type { Locale } from '$lib/time/format';
import { inTokenScope } from '../scope';
import type { TokenPurpose } from './use-token';

/** What a token that still works stands for, before it is used. */
export type TokenOffer = {
	purpose: TokenPurpose;
	accountId: string;
	email: string;
	fullName: string;
	locale: Locale;
	/** Whether the account has a password already. */
	joined: boolean;
	newEmail: string | null;
	role: Role | null;
	clubName: string | null;
	provinceCode: string | null;
	/** Who made the token; null when it was asked for on the sign-in page. */
	inviter: string | null;
	/** Whose role ends when it is used: a club is handed over. */
	predecessor: string | null;
};

/** Reads what a token stands for; null when it is unknown, used, expired or of another purpose, all alike. */
export async function tokenOffer(hash: string, purposes: TokenPurpose[]): Promise<TokenOffer | null> {
	const { rows } = await inTokenScope(hash, (tx) =>
		tx.execute(sql`
			select purpose, account_id as "accountId", email, full_name as "fullName", locale, joined, new_email as "newEmail", role,
				club_name as "clubName", province_code as "provinceCode", inviter, predecessor
			from giot_token_details() where not used and expires_at > now() and purpose = any (${`{${purposes.join(',')}}`}::text[])`)
	);
	return (rows[0] as TokenOffer | undefined) ?? null;
}
