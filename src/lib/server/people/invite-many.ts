import type { PastedPerson } from '$lib/accounts/pasted-people';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import type { InScope, Tx } from '../scope';
import type { InvitationRefusal } from './invite-person';
import { rolesHeldBy, rolesOfferedTo } from './queries';
import { inviteAndSend } from './send-invitation';

type AtClub = { email: string; role: string; clubId: string | null };

const amongst = (roles: readonly AtClub[], { email, role, clubId }: PastedPerson) =>
	roles.some((one) => one.email === email && one.role === role && one.clubId === clubId);

/**
 * Marks those of the right lines whose people hold that role already, which is a problem, and those who are invited to it
 * already, which is none; as far as the actor may know.
 */
export async function markKnown(tx: Tx, people: PastedPerson[], today: CalendarDate): Promise<PastedPerson[]> {
	// The address of a line that is wrong may be none that the database can read.
	const emails = people.flatMap(({ email, problems }) => (problems.length === 0 ? email : []));
	if (emails.length === 0) return people;
	const held = await rolesHeldBy(tx, emails, today);
	const offered = await rolesOfferedTo(tx, emails);
	return people.map((person) => {
		if (person.problems.length > 0) return person;
		if (amongst(held, person)) return { ...person, problems: [{ code: 'already_member', cell: person.email }] };
		return { ...person, standing: amongst(offered, person) };
	});
}

/** What a line can be told that was right when it was read. */
const whyNot = (refusal: InvitationRefusal) => (refusal === 'club_closed' ? refusal : 'already_member');

type Many = { actor: Actor; scope: InScope; people: readonly PastedPerson[]; locale: Locale; now: Date };

/**
 * Invites everybody whose line is right, each in a transaction of their own: one who cannot be invited keeps nobody else back.
 * Answers the links, and the lines that are left.
 */
export async function inviteMany({ actor, scope, people, locale, now }: Many) {
	const invited: { line: number; name: string; email: string; link: string }[] = [];
	const left: PastedPerson[] = people.filter(({ problems }) => problems.length > 0);
	for (const person of people.filter(({ problems }) => problems.length === 0)) {
		const { line, fullName, email, role, clubId, clubName: place } = person;
		const invitation = { fullName, email, role, clubId, provinceCode: null, until: null, locale };
		const result = await scope((tx) => inviteAndSend(tx, { actor, invitation, place, now }));
		if (result.ok) invited.push({ line, name: fullName, email, link: result.value.link });
		else left.push({ ...person, problems: [{ code: whyNot(result.refusal), cell: email }] });
	}
	return { invited, left };
}
