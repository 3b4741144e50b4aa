import { error, type RequestEvent } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { requirePolicy } from '../access';
import { areas } from '../db/schema/areas';
import type { Policy } from '../policy';

/** The area of the address and the actor, if a policy allows; otherwise 404. */
export async function requireArea(event: RequestEvent<{ code: string }>, policy: Policy) {
	const access = requirePolicy(event, policy);
	if (!/^[\w.-]+$/.test(event.params.code)) error(404);
	const [area] = await access.scope((tx) => tx.select().from(areas).where(eq(areas.code, event.params.code)));
	if (!area) error(404);
	return { ...access, area };
}
