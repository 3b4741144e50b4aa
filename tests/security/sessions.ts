import { createHash, randomBytes } from 'node:crypto';
import { asSuperuser } from '../support/society';

/** The id under which the database keeps a session's token. */
export const sessionId = (token: string) => createHash('sha256').update(token).digest('hex');

/** Signs an account in past the sign-in, as far as `stage` says, and returns the token for its cookie. Who it is stays proved for the hour. */
export async function sessionFor(url: string, accountId: string, stage = 'full'): Promise<string> {
	const token = randomBytes(25).toString('hex').slice(0, 40);
	await asSuperuser(
		url,
		`insert into sessions (id, account_id, stage, password_at, idle_expires_at, absolute_expires_at)
		values ($1, $2, $3, now() + interval '1 hour', now() + interval '1 hour', now() + interval '1 hour')`,
		[sessionId(token), accountId, stage]
	);
	return token;
}
