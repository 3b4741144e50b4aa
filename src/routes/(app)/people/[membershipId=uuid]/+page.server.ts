import { stateOn } from '$lib/accounts/membership-state';
import { membershipStateName, membershipStateTone } from '$lib/accounts/membership-words';
import { placeName } from '$lib/accounts/place-words';
import type { Role } from '$lib/accounts/role';
import { roleName } from '$lib/accounts/role-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Actor } from '$lib/server/actor';
import { homeZone } from '$lib/server/areas/home-day';
import { canSendMail } from '$lib/server/mail/sender';
import { heldRole, requirePerson } from '$lib/server/people/access';
import { pendingInvitation, type PendingInvitation } from '$lib/server/people/pending-invitation';
import { otherRolesOf, standing, type Person } from '$lib/server/people/queries';
import {
	canChangeRole,
	canEndRole,
	canHandOver,
	canHelpToSignIn,
	canRenewInvitation,
	canSeePerson
} from '$lib/server/policy';
import { dayIn, type CalendarDate } from '$lib/time/calendar-date';
import { formatDate, formatDateTime } from '$lib/time/format';
import { personActions } from './person-actions.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope, person } = await requirePerson(event, canSeePerson);
	event.setHeaders({ 'cache-control': 'no-store' });
	const held = heldRole(person);
	const known = await scope(async (tx) => ({
		zone: await homeZone(tx, actor),
		others: await otherRolesOf(tx, person),
		pending: person.state === 'invited' ? await pendingInvitation(tx, person.membershipId) : undefined,
		...(await standing(tx, person.accountId))
	}));
	const { joined } = person;
	const { zone } = known;
	const today = dayIn(zone, new Date());
	const state = stateOn(person, today);
	const standsFor = state === 'active' || state === 'suspended';
	const helps = canHelpToSignIn(actor, held) && known.below && joined;
	return {
		person: worded(person, { today, zone }),
		own: person.accountId === actor.accountId,
		invitation: invitationShown(known.pending, actor, zone),
		others: known.others.map((other) => worded(other, { today, zone })),
		mails: canSendMail(),
		locale: getLocale(),
		can: {
			suspend: state === 'active' && canChangeRole(actor, held),
			resume: (state === 'suspended' || state === 'ended') && canChangeRole(actor, held),
			limit: standsFor && canChangeRole(actor, held),
			end: standsFor && canEndRole(actor, held),
			renew: state === 'invited' && canRenewInvitation(actor, held),
			handOver: state === 'active' && canHandOver(actor, held),
			resetFactors: helps && known.hasFactor,
			giveCode: helps
		}
	};
};

/** How an invitation stands, in the actor's zone. Without a link it is as good as expired. */
function invitationShown(pending: PendingInvitation | undefined, { accountId }: Actor, zone: string) {
	if (!pending) return { works: false, until: null, expired: true, ends: null };
	const { works, expiresAt, leaving } = pending;
	const own = leaving?.accountId === accountId;
	const named = leaving && m.people_invitation_ends({ name: leaving.name ?? '' });
	return {
		works,
		until: formatDateTime(expiresAt, zone, getLocale()),
		expired: expiresAt < new Date(),
		ends: own ? m.people_invitation_ends_own() : named
	};
}

/** A role as the page shows it. */
function worded({ until, since, province, ...person }: Person, { today, zone }: { today: CalendarDate; zone: string }) {
	const shown = stateOn({ ...person, until }, today);
	return {
		id: person.membershipId,
		name: person.fullName,
		email: person.email,
		role: roleName[person.role as Role](),
		place: placeName({ ...person, province }, getLocale()),
		clubId: person.clubId,
		state: membershipStateName[shown]?.() ?? shown,
		tone: membershipStateTone[shown],
		until,
		untilText: until ? formatDate(until as CalendarDate, getLocale()) : null,
		since: formatDate(dayIn(zone, since), getLocale())
	};
}

export const actions = personActions;
