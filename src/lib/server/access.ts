import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from './actor';
import { actorStill } from './auth/session';
import type { Policy } from './policy';
import { inScope, type InScope } from './scope';

/** The signed-in person and a transaction opener bound to them. The hook has answered anonymous requests already. */
export type Access = { actor: Actor; scope: InScope };

/** The actor of a request; 404 for a request that came past the hook without one. */
export function requireActor(event: RequestEvent): Access {
	const actor = event.locals.actor;
	if (!actor) error(404);
	return { actor, scope: (work) => inScope(actor, work) };
}

/** The same person as they stand now, for what goes on after its request was answered; `null` once their session is over. It is no use of the session. */
export async function accessStill({ cookies }: RequestEvent): Promise<Access | null> {
	const actor = await actorStill(cookies, new Date());
	return actor && { actor, scope: (work) => inScope(actor, work) };
}

/** How long a password or passkey counts as given just now, in milliseconds: 10 minutes (R15). */
const RECENT_MS = 10 * 60_000;

/** Whether somebody proved who they are just now. */
export function provedRecently({ passwordAt }: Actor, now = new Date()): boolean {
	return now.getTime() - passwordAt.getTime() <= RECENT_MS;
}

/** Goes on if the actor proved who they are just now; otherwise leads to the page that asks for it, and from there back here. */
export function requireRecentProof({ url }: RequestEvent, actor: Actor): void {
	if (provedRecently(actor)) return;
	// The name of an action is not part of the page that one comes back to.
	const page = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
	const next = page.size > 0 ? `${url.pathname}?${page}` : url.pathname;
	redirect(303, `/account/confirm?next=${encodeURIComponent(next)}`);
}

/** The same for opening a page of forms: before anything is typed, not after. The answer to a form shows it, and keeps what was typed. */
export function requireRecentProofToOpen(event: RequestEvent, actor: Actor): void {
	if (event.request.method !== 'POST') requireRecentProof(event, actor);
}

/** The actor, if a policy without a subject allows; otherwise the same 404 as for a page that does not exist. */
export function requirePolicy(event: RequestEvent, policy: Policy): Access {
	const access = requireActor(event);
	if (!policy(access.actor)) error(404);
	return access;
}

/**
 * The same with those roles of the actor alone that are allowed by themselves: whoever administers one club and registers in another meets
 * only the rows of the first.
 */
export function requireAllowedRoles(event: RequestEvent, policy: Policy): Access {
	const { actor: whole } = requirePolicy(event, policy);
	const memberships = whole.memberships.filter((one) => policy({ ...whole, memberships: [one] }));
	const actor = { ...whole, memberships };
	return { actor, scope: (work) => inScope(actor, work) };
}

/** The row and the actor, if the row is visible in the actor's scope and the policy allows; otherwise 404. */
export function requireRow<Row, Subject>(
	access: Access,
	row: Row | null | undefined,
	subject: (row: Row) => Subject,
	policy: Policy<Subject>
): Row {
	if (row === null || row === undefined || !policy(access.actor, subject(row))) error(404);
	return row;
}
