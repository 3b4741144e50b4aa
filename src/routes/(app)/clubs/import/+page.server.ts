import { error, fail } from '@sveltejs/kit';
import { areaName } from '$lib/areas/area-name';
import { clubsDoneText } from '$lib/clubs/pasted-count-words';
import { pastedClubsForm, type PastedClub, type PastedTable } from '$lib/clubs/pasted-clubs';
import { pastedClubProblemText } from '$lib/clubs/pasted-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { pastedRows } from '$lib/pasted/csv';
import { isTooLong } from '$lib/pasted/most-characters';
import { tableLeft } from '$lib/pasted/text-left';
import { provedRecently, requirePolicy, requireRecentProofToOpen, type Access } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { allProvinces } from '$lib/server/areas/queries';
import { importClubs, readClubs } from '$lib/server/clubs/import-clubs';
import { canSendMail } from '$lib/server/mail/sender';
import { canAddAnyClub, canAddClub } from '$lib/server/policy';
import { sentAs } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canAddAnyClub);
	requireRecentProofToOpen(event, actor);
	const served = (await scope(allProvinces)).filter(({ code }) => canAddClub(actor, { provinceCode: code }));
	const provinces = served.map((one) => ({ value: one.code, label: areaName(one, getLocale()) }));
	return {
		mails: canSendMail(),
		provinces,
		blank: { text: '', provinceCode: provinces[0]?.value ?? '', locale: getLocale() }
	};
};

function worded({ line, text, name, areaCell, adminName, adminEmail, known, problems }: PastedClub) {
	const problem = problems.map(({ code, cell }) => pastedClubProblemText[code](cell)).join(' ');
	return {
		line,
		text,
		name,
		area: areaCell,
		admin: adminEmail && `${adminName} · ${adminEmail}`,
		state: problem || (known ? m.club_import_known() : m.club_import_new()),
		tone: problem ? ('refused' as const) : known ? ('neutral' as const) : ('good' as const),
		isNew: !known && problem === ''
	};
}

type Asking = Access & { typed: PastedTable; lines: ReturnType<typeof pastedRows> };

/** What was read, as the page shows it before anything is added. */
async function lookedThrough({ actor, scope, typed, lines }: Asking) {
	const { provinceCode } = typed;
	const { clubs, rest, unread } = await scope(async (tx) =>
		readClubs(tx, { provinceCode, lines, day: await homeDay(tx, actor, new Date()) })
	);
	return { typed, rest, unread, rows: clubs.map(worded) };
}

type Kept = Partial<Awaited<ReturnType<typeof lookedThrough>>> & { typed: PastedTable; empty?: true; confirm?: true };

/** The answer that keeps what was pasted. */
const kept = (status: 400 | 403, answer: Kept) => ({ kept: fail(status, answer) });

/**
 * What was pasted, for a province of the actor's; or the answer that keeps it: it is too long, there is nothing in it, or the
 * actor proves first who they are.
 */
async function pastedBy(event: RequestEvent) {
	const access = requirePolicy(event, canAddAnyClub);
	const parsed = await sentAs(event.request, pastedClubsForm);
	if (!parsed.success) error(400);
	const typed = parsed.data;
	if (!canAddClub(access.actor, typed)) error(404);
	const known = (await access.scope(allProvinces)).some(({ code }) => code === typed.provinceCode);
	if (!known) error(404);
	if (isTooLong(typed.text)) return kept(400, { typed });
	const lines = pastedRows(typed.text);
	if (lines.length === 0) return kept(400, { typed, empty: true });
	const asking = { ...access, typed, lines };
	if (!provedRecently(access.actor)) return kept(403, { ...(await lookedThrough(asking)), confirm: true });
	return asking;
}

export const actions: Actions = {
	preview: async (event) => {
		const pasted = await pastedBy(event);
		return 'kept' in pasted ? pasted.kept : lookedThrough(pasted);
	},
	add: async (event) => {
		const pasted = await pastedBy(event);
		if ('kept' in pasted) return pasted.kept;
		const { actor, scope, typed, lines } = pasted;
		const { provinceCode, locale } = typed;
		const now = new Date();
		const { added, left, ...read } = await scope(async (tx) =>
			importClubs(tx, { actor, provinceCode, lines, locale, now, day: await homeDay(tx, actor, now) })
		);
		const invited = added.flatMap(({ name, email, link }) => (link ? [{ name, email, link }] : []));
		const done = added.length > 0 ? clubsDoneText(added.length, getLocale()) : null;
		const still = { ...typed, text: tableLeft({ ...read, left }) };
		return { typed: still, rest: read.rest, unread: read.unread, done, invited, rows: left.map(worded) };
	}
};
