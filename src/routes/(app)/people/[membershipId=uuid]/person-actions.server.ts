import { error, fail, redirect } from '@sveltejs/kit';
import { shortestPassword } from '$lib/accounts/password-length';
import { lastDayForm } from '$lib/accounts/role-forms';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { giveResetCode } from '$lib/server/accounts/give-reset-code';
import { provedRecently } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { canSendMail } from '$lib/server/mail/sender';
import { requirePerson, requirePersonToChange } from '$lib/server/people/access';
import { changeMembership, type MembershipChange } from '$lib/server/people/change-membership';
import type { Person } from '$lib/server/people/queries';
import { renewInvitation, takeBackInvitation } from '$lib/server/people/renew-invitation';
import { resetFactors } from '$lib/server/people/reset-factors';
import { invitationLink, sendInvitation } from '$lib/server/people/send-invitation';
import {
	canChangeRole,
	canEndRole,
	canHelpToSignIn,
	canRenewInvitation,
	type HeldRole,
	type Policy
} from '$lib/server/policy';
import type { CalendarDate } from '$lib/time/calendar-date';
import { formatDate } from '$lib/time/format';
import { linkToShow, placeInLetters, refusedWith } from './answers.server';
import { handOver } from './hand-over.server';
import { sentAs, sentFields } from '$lib/server/web/sent-form';
import type { Actions, RequestEvent } from './$types';

/** The last day that was typed; null is no end, undefined what is no day. */
async function typedDay({ request }: RequestEvent): Promise<CalendarDate | null | undefined> {
	const parsed = await sentAs(request, lastDayForm);
	return parsed.success ? ((parsed.data.until || null) as CalendarDate | null) : undefined;
}

type Said = (person: Person, change: MembershipChange) => string;
/** The action that takes a change back; its form carries the last day as it was. */
type Undo = 'resume' | 'limit' | null;

async function change(
	event: RequestEvent,
	policy: Policy<HeldRole>,
	to: MembershipChange['to'],
	said: Said,
	undo: Undo
) {
	const { actor, scope, person } = await requirePersonToChange(event, policy);
	const until = await typedDay(event);
	if (until === undefined) return fail(400, { problem: m.field_not_a_day() });
	const changed: MembershipChange = to === 'active' || to === 'limited' ? { to, until } : { to };
	const result = await scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		return changeMembership(tx, { actor, today }, person.membershipId, changed);
	});
	if (!result.ok) return result.refusal === 'not_found' ? error(404) : refusedWith(result.refusal);
	if (person.accountId === actor.accountId) redirect(303, '/');
	return { done: said(person, changed), undo: undo && { action: `?/${undo}`, until: result.value.before ?? '' } };
}

const limitedWords: Said = ({ fullName: name }, given) => {
	const until = 'until' in given ? given.until : null;
	return until ? m.people_limited({ name, day: formatDate(until, getLocale()) }) : m.people_unlimited({ name });
};

const limit = async (event: RequestEvent) => {
	const { actor } = await requirePerson(event, canChangeRole);
	if (provedRecently(actor)) return change(event, canChangeRole, 'limited', limitedWords, 'limit');
	return fail(403, { confirm: true, until: String((await sentFields(event.request, ['until'])).get('until') ?? '') });
};

const renew = async (event: RequestEvent) => {
	const { actor, scope, person } = await requirePersonToChange(event, canRenewInvitation);
	await sentFields(event.request);
	const result = await scope(async (tx) => {
		const renewed = await renewInvitation(tx, { actor, membershipId: person.membershipId, now: new Date() });
		if (!renewed.ok || !canSendMail()) return renewed;
		const place = placeInLetters(person, renewed.value.invitation.locale);
		await sendInvitation(tx, { actor, ...renewed.value, place });
		return renewed;
	});
	if (!result.ok) return refusedWith(result.refusal);
	return { invited: linkToShow(person.fullName, invitationLink(result.value.token)) };
};

const takeBack = async (event: RequestEvent) => {
	const { actor, scope, person } = await requirePersonToChange(event, canRenewInvitation);
	await sentFields(event.request);
	const result = await scope((tx) => takeBackInvitation(tx, { actor, membershipId: person.membershipId }));
	if (!result.ok) return refusedWith(result.refusal);
	redirect(303, '/people?done=taken_back');
};

const resetFactor = async (event: RequestEvent) => {
	const { actor, scope, person } = await requirePersonToChange(event, canHelpToSignIn);
	await sentFields(event.request);
	const result = await scope((tx) => resetFactors(tx, { actor, person, mails: canSendMail() }));
	if (!result.ok) return refusedWith(result.refusal);
	return { done: m.people_factor_reset({ name: person.fullName, characters: shortestPassword(false) }) };
};

const giveCode = async (event: RequestEvent) => {
	const { actor, scope, person } = await requirePersonToChange(event, canHelpToSignIn);
	await sentFields(event.request);
	const result = await scope((tx) => giveResetCode(tx, { actor, person, now: new Date() }));
	return result.ok ? { code: result.value.code } : refusedWith('not_below');
};

/** Everything that is done on the page of one person. */
export const personActions = {
	suspend: (event) =>
		change(event, canChangeRole, 'suspended', ({ fullName: name }) => m.person_suspended({ name }), 'resume'),
	resume: (event) => change(event, canChangeRole, 'active', ({ fullName: name }) => m.person_resumed({ name }), null),
	end: (event) => change(event, canEndRole, 'ended', ({ fullName: name }) => m.people_ended({ name }), 'resume'),
	limit,
	renew,
	takeBack,
	handOver,
	resetFactor,
	giveCode
} satisfies Actions;
