import { fail } from '@sveltejs/kit';
import { personRefusalText } from '$lib/accounts/refusal-words';
import { successorForm } from '$lib/accounts/role-forms';
import { fieldWords } from '$lib/field-words';
import { provedRecently } from '$lib/server/access';
import { requirePerson } from '$lib/server/people/access';
import { inviteAndSend } from '$lib/server/people/send-invitation';
import { canHandOver } from '$lib/server/policy';
import { linkToShow, placeInLetters } from './answers.server';
import { fieldsOf, sentFields } from '$lib/server/web/sent-form';
import type { RequestEvent } from './$types';

/** Invites a successor; the actor's own role ends when they accept. */
export async function handOver(event: RequestEvent) {
	const { actor, scope, person } = await requirePerson(event, canHandOver);
	const typed = Object.fromEntries(await sentFields(event.request, fieldsOf(successorForm)));
	const text = (field: string) => String(typed[field] ?? '');
	const kept = { fullName: text('fullName'), email: text('email'), locale: text('locale') };
	if (!provedRecently(actor)) return fail(403, { confirm: true, successor: { ...kept, problems: {} } });
	const parsed = successorForm.safeParse(typed);
	if (!parsed.success) {
		const found = parsed.error.flatten().fieldErrors as Record<string, string[] | undefined>;
		const said = (field: string) => found[field]?.map(fieldWords)[0];
		return fail(400, { successor: { ...kept, problems: { fullName: said('fullName'), email: said('email') } } });
	}
	const role = { role: 'club_admin' as const, clubId: person.clubId, provinceCode: null, until: null };
	const invitation = { ...parsed.data, ...role, endsMembershipId: person.membershipId };
	const place = placeInLetters(person, parsed.data.locale);
	const result = await scope((tx) => inviteAndSend(tx, { actor, invitation, place, now: new Date() }));
	if (!result.ok)
		return fail(409, { refused: personRefusalText[result.refusal](), successor: { ...kept, problems: {} } });
	return { invited: linkToShow(parsed.data.fullName, result.value.link) };
}
