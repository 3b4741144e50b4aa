import { sql } from 'drizzle-orm';
import type { Tx } from '../scope';

/** What a link or code stands for. */
export type TokenPurpose = 'invitation' | 'password_reset' | 'reset_code' | 'email_old' | 'email_new';

/** A token that was used up just now. */
export type UsedToken = {
	purpose: TokenPurpose;
	accountId: string;
	membershipId: string | null;
	endsMembershipId: string | null;
	newEmail: string | null;
};

/** Uses up the token of the scope, once; null when it is unknown, expired, used, or of another purpose. */
export async function useToken(tx: Tx, purposes: TokenPurpose[]): Promise<UsedToken | null> {
	const { rows } = await tx.execute(sql`
		select purpose, account_id as "accountId", membership_id as "membershipId", ends_membership_id as "endsMembershipId",
			new_email as "newEmail"
		from giot_use_token(${`{${purposes.join(',')}}`}::text[])`);
	return (rows[0] as UsedToken | undefined) ?? null;
}
