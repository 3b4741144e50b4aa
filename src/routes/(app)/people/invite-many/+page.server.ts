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
import { textLeft } from '$lib/pasted/text-left';
import { requirePolicy, requireRecentProof, type Access } from '$lib/server/access';
import { openClubs } from '$lib/server/clubs/queries';
import { canSendMail } from '$lib/server/mail/sender';
import { homeDay } from '$lib/server/areas/home-day';
import { inviteMany, markKnown } from '$lib/server/people/invite-many';
import { canGrant, canSeePeople } from '$lib/server/policy';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The clubs that the actor may invite to. */
async function ownClubs({ actor, scope }: Access) {
	const clubs = await scope(openClubs);
	return clubs.filter(({ id, provinceCode }) => canGrant(actor, { role: 'registrar', clubId: id, provinceCode }));
}

export const load: PageServerLoad = async (event) => {
	const access = requirePolicy(event, canSeePeople);
	requireRecentProof(event, access.actor);
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

/** What was pasted, read line by line by what the actor may give. */
async function pastedBy(event: RequestEvent) {
	const access = requirePolicy(event, canSeePeople);
	requireRecentProof(event, access.actor);
	const parsed = pastedPeopleForm.safeParse(Object.fromEntries(await event.request.formData()));
	if (!parsed.success) error(400);
	const typed: PastedPeople = parsed.data;
	const { people, unread } = readPastedPeople(pastedRows(typed.text), {
		clubs: await ownClubs(access),
		roleCalled,
		otherwise: typed
	});
	const marked = await access.scope(async (tx) => markKnown(tx, people, await homeDay(tx, access.actor, new Date())));
	return { ...access, typed, unread, people: marked };
}

export const actions: Actions = {
	preview: async (event) => {
		const { typed, people, unread } = await pastedBy(event);
		if (people.length === 0) return fail(400, { typed, empty: true });
		return { typed, unread, rows: people.map(worded) };
	},
	invite: async (event) => {
		const { actor, scope, typed, people, unread } = await pastedBy(event);
		if (people.length === 0) return fail(400, { typed, empty: true });
		const { invited, left } = await inviteMany({ actor, scope, people, locale: typed.locale, now: new Date() });
		return { typed: { ...typed, text: textLeft(left, unread) }, unread, invited, rows: left.map(worded) };
	}
};
