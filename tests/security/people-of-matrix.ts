import { inject } from 'vitest';
import type { Role } from '../../src/lib/accounts/role';
import { addActor } from '../support/society';
import type { ActorName } from '../support/two-provinces';
import { sessionFor } from './sessions';
import { truth } from './visitor';

/**
 * Somebody who asks. `as` is whose rights they have: an actor's, or none at all for whoever is not (wholly) signed in; `was` whose rights they had before
 * they lost them.
 */
export type Person = {
	name: string;
	cookie: string;
	as: ActorName | 'anonymous';
	inactive: boolean;
	was?: ActorName | null;
};

const { ids, tokens } = inject('world');
const url = process.env.TEST_SUPERUSER_URL ?? '';

const club = { clubId: ids.A1.clubs ?? null, provinceCode: 'VN-21' };
const placeOf: Record<Role, Parameters<typeof addActor>[2]> = {
	club_admin: club,
	registrar: club,
	drive_helper: { driveId: ids.A1.drives ?? null },
	province_coordinator: { provinceCode: 'VN-21' },
	exchange_viewer: { provinceCode: null },
	system_admin: { provinceCode: null }
};

const actorOf: Partial<Record<Role, ActorName>> = {
	club_admin: 'admin',
	registrar: 'registrar',
	drive_helper: 'helper',
	province_coordinator: 'coordinator'
};

/** What became of a role that no longer, or not yet, counts. */
const STATES = {
	invited: "state = 'invited'",
	suspended: "state = 'suspended'",
	ended: "state = 'ended'",
	expired: 'until = current_date - 2'
};

async function withoutRole(role: Role, state: keyof typeof STATES): Promise<Person> {
	const { accountId } = await addActor(url, role, placeOf[role]);
	await truth(`update memberships set ${STATES[state]} where account_id = $1`, [accountId]);
	const cookie = `session=${await sessionFor(url, accountId)}`;
	const was = state === 'invited' ? null : (actorOf[role] ?? null);
	return { name: `${role} (${state})`, cookie, as: 'nobody', inactive: true, was };
}

/** Somebody whose account is suspended as a whole, and those who still owe a second factor: to every page they are strangers. */
async function atTheDoor(role: Role, stage: 'full' | 'second_factor' | 'enrol'): Promise<Person> {
	const { accountId } = await addActor(url, role, placeOf[role]);
	if (stage === 'full') await truth('update accounts set suspended_at = now() where id = $1', [accountId]);
	const cookie = `session=${await sessionFor(url, accountId, stage)}`;
	return { name: `${role} (${stage === 'full' ? 'barred' : stage})`, cookie, as: 'anonymous', inactive: true };
}

/** Everybody of the matrix: the actors of the world, every role in every state that does not count, and strangers. */
export async function everybody(): Promise<Person[]> {
	const actors = Object.entries(tokens).map(([name, token]): Person => {
		return { name, cookie: `session=${token}`, as: name as ActorName, inactive: false };
	});
	const people: Person[] = [...actors, { name: 'anonymous', cookie: '', as: 'anonymous', inactive: false }];
	for (const role of Object.keys(placeOf) as Role[])
		for (const state of Object.keys(STATES) as (keyof typeof STATES)[]) people.push(await withoutRole(role, state));
	people.push(await atTheDoor('club_admin', 'full'));
	people.push(await atTheDoor('club_admin', 'second_factor'), await atTheDoor('province_coordinator', 'enrol'));
	return people;
}
