import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { areaName } from '$lib/areas/area-name';
import { roleName } from '$lib/accounts/role-words';
import type { Role } from '$lib/accounts/role';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, requireRecentProof } from '$lib/server/access';
import type { Actor } from '$lib/server/actor';
import { mailGivenUp } from '$lib/server/mail/given-up';
import { changeMembership, type MembershipRefusal } from '$lib/server/people/change-membership';
import { listPeople, type PersonRow } from '$lib/server/people/queries';
import { canGrant, canSeePeople } from '$lib/server/policy';
import type { Actions, PageServerLoad } from './$types';

const refusalText: Record<Exclude<MembershipRefusal, 'not_found'>, () => string> = {
	last_admin: () => m.person_last_admin(),
	own_membership: () => m.person_own_membership()
};

function mayChange(actor: Actor, row: PersonRow): boolean {
	const provinceCode = row.clubProvinceCode ?? row.provinceCode ?? '';
	return canGrant(actor, { role: row.role as Role, clubId: row.clubId, provinceCode });
}

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeePeople);
	const people = await scope(listPeople);
	return {
		givenUp: await scope((tx) => mailGivenUp(tx, new Date())),
		people: people.map((row) => ({
			id: row.membershipId,
			name: row.fullName,
			email: row.email,
			role: roleName[row.role as Role](),
			place:
				row.clubName ??
				row.driveTitle ??
				(row.province?.nameVi ? areaName({ ...row.province, nameVi: row.province.nameVi }, getLocale()) : ''),
			state: row.state,
			can: { change: row.accountId !== actor.accountId && mayChange(actor, row) }
		}))
	};
};

const change = z.object({ membershipId: z.uuid(), state: z.enum(['active', 'suspended']) });

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canSeePeople);
		requireRecentProof(event, actor);
		const parsed = change.safeParse(Object.fromEntries(await event.request.formData()));
		if (!parsed.success) error(404);
		const { membershipId, state } = parsed.data;
		const outcome = await scope(async (tx) => {
			const row = (await listPeople(tx)).find((one) => one.membershipId === membershipId);
			if (!row || !mayChange(actor, row)) return null;
			return { name: row.fullName, result: await changeMembership(tx, actor, membershipId, state) };
		});
		if (!outcome) error(404);
		const { name, result } = outcome;
		if (result.ok) return { done: state === 'suspended' ? m.person_suspended({ name }) : m.person_resumed({ name }) };
		if (result.refusal === 'not_found') error(404);
		return fail(409, { refused: refusalText[result.refusal]() });
	}
};
