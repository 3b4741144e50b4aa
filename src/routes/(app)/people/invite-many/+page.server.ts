import { error, fail } from '@sveltejs/kit';
import {
	PASTED_ROLES,
	pastedPeopleForm,
	readPastedPeople,
	type PastedPeople,
	type PastedPerson
} from '$lib/accounts/pasted-people';
import { pastedProblemText } from '$lib/accounts/pasted-words';
import { roleCalled, roleName } from '$lib/accounts/role-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { pastedRows } from '$lib/pasted/csv';
import { isTooLong } from '$lib/pasted/most-characters';
import { textLeft } from '$lib/pasted/text-left';
import { provedRecently, requirePolicy, requireRecentProofToOpen, type Access } from '$lib/server/access';
import { openClubs } from '$lib/server/clubs/queries';
import { canSendMail } from '$lib/server/mail/sender';
import { homeDay } from '$lib/server/areas/home-day';
import { inviteMany, markKnown } from '$lib/server/people/invite-many';
import { canGrant, canSeePeople } from '$lib/server/policy';
import { sentAs } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The clubs that the actor may invite to. */
async function ownClubs({ actor, scope }: Access) {
	const clubs = await scope(openClubs);
	return clubs.filter(({ id, provinceCode }) => canGrant(actor, { role: 'registrar', clubId: id, provinceCode }));
}

export const load: PageServerLoad = async (event) => {
	const access = requirePolicy(event, canSeePeople);
	requireRecentProofToOpen(event, access.actor);
	const clubs = await ownClubs(access);
	return {
		mails: canSendMail(),
		blank: { text: '', role: 'registrar', clubId: clubs.length === 1 ? (clubs[0]?.id ?? '') : '', locale: getLocale() },
		clubs: clubs.map(({ id, name }) => ({ value: id, label: name })),
		roles: PASTED_ROLES.map((value) => ({ value, label: roleName[value]() }))
	};
};

const worded = ({ line, text, fullName, email, role, clubName, standing, problems }: PastedPerson) => ({
	line,
	text,
	fullName,
	email,
	role: roleName[role](),
	clubName,
	note: standing ? m.pasted_invited_already() : '',
	problem: problems.map(({ code, cell }) => pastedProblemText[code](cell)).join(' ')
});

type Kept = {
	typed: PastedPeople;
	empty?: true;
	confirm?: true;
	unread?: string[];
	rows?: ReturnType<typeof worded>[];
};

/** The answer that keeps what was pasted. */
const kept = (status: 400 | 403, answer: Kept) => ({ kept: fail(status, answer) });

/**
 * What was pasted, read line by line by what the actor may give; or the answer that keeps it: it is too long, there is nothing
 * in it, or the actor proves first who they are.
 */
async function pastedBy(event: RequestEvent) {
	const access = requirePolicy(event, canSeePeople);
	const parsed = await sentAs(event.request, pastedPeopleForm);
	if (!parsed.success) error(400);
	const typed: PastedPeople = parsed.data;
	if (isTooLong(typed.text)) return kept(400, { typed });
	const { people, unread } = readPastedPeople(pastedRows(typed.text), {
		clubs: await ownClubs(access),
		roleCalled,
		otherwise: typed
	});
	if (people.length === 0) return kept(400, { typed, empty: true });
	const marked = await access.scope(async (tx) => markKnown(tx, people, await homeDay(tx, access.actor, new Date())));
	const rows = marked.map(worded);
	if (!provedRecently(access.actor)) return kept(403, { typed, unread, rows, confirm: true });
	return { ...access, typed, unread, rows, people: marked };
}

export const actions: Actions = {
	preview: async (event) => {
		const pasted = await pastedBy(event);
		if ('kept' in pasted) return pasted.kept;
		const { typed, unread, rows } = pasted;
		return { typed, unread, rows };
	},
	invite: async (event) => {
		const pasted = await pastedBy(event);
		if ('kept' in pasted) return pasted.kept;
		const { actor, scope, typed, people, unread } = pasted;
		const { invited, left } = await inviteMany({ actor, scope, people, locale: typed.locale, now: new Date() });
		return { typed: { ...typed, text: textLeft(left, unread) }, unread, invited, rows: left.map(worded) };
	}
};
