import { error, fail } from '@sveltejs/kit';
import { areaName } from '$lib/areas/area-name';
import { approvalForm, refusalForm } from '$lib/clubs/application-form';
import { agreedWords, applicationRefusalText, applicationStateName } from '$lib/clubs/application-words';
import { fieldWords } from '$lib/field-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import {
	provedRecently,
	requirePolicy,
	requireRecentProof,
	requireRecentProofToOpen,
	requireRow
} from '$lib/server/access';
import { applicationById, decidedApplications, waitingApplications } from '$lib/server/clubs/applications';
import { approveApplication, declineApplication } from '$lib/server/clubs/decide-application';
import { canSendMail } from '$lib/server/mail/sender';
import { invitationLink, sendInvitation } from '$lib/server/people/send-invitation';
import { canDecideApplication, canSeeApplications } from '$lib/server/policy';
import { qrPicture } from '$lib/server/qr';
import { formatDateTime } from '$lib/time/format';
import { sentAs, sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Row = Awaited<ReturnType<typeof waitingApplications>>[number];

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeeApplications);
	requireRecentProofToOpen(event, actor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const { waiting, decided } = await scope(async (tx) => ({
		waiting: await waitingApplications(tx),
		decided: await decidedApplications(tx)
	}));
	return { waiting: waiting.map(worded), decided: decided.map(worded), mails: canSendMail() };
};

function worded({ application, area, province, timezone }: Row) {
	const { id, clubName, contactName, email, phone, note, state, createdAt, clubId } = application;
	const district = area?.nameVi ? areaName({ ...area, nameVi: area.nameVi }, getLocale()) : '';
	return {
		id,
		clubName,
		contactName,
		email,
		phone,
		note,
		clubId,
		state: applicationStateName[state]?.() ?? state,
		place: [district, areaName(province, getLocale())].filter(Boolean).join(', '),
		at: formatDateTime(createdAt, timezone, getLocale()),
		agreed: agreedWords(application, timezone, getLocale())
	};
}

/** The application that a form names and the actor, if they may decide it; a foreign and a missing one are the same 404. */
async function requireApplication(event: RequestEvent, id: string) {
	const access = requirePolicy(event, canSeeApplications);
	const found = await access.scope((tx) => applicationById(tx, id));
	return { ...access, application: requireRow(access, found, (row) => row, canDecideApplication) };
}

export const actions: Actions = {
	approve: async (event) => {
		requireRecentProof(event, requirePolicy(event, canSeeApplications).actor);
		const parsed = await sentAs(event.request, approvalForm);
		if (!parsed.success) error(404);
		const { actor, scope, application } = await requireApplication(event, parsed.data.id);
		const place = application.clubName;
		const result = await scope(async (tx) => {
			const approved = await approveApplication(tx, { actor, application, now: new Date() });
			if (approved.ok && canSendMail()) await sendInvitation(tx, { actor, ...approved.value, place });
			return approved;
		});
		if (!result.ok) return fail(409, { refused: applicationRefusalText[result.refusal]() });
		const link = invitationLink(result.value.token);
		const invited = { name: application.contactName, link, picture: qrPicture(link), mailed: canSendMail() };
		return { done: m.application_approved({ club: place }), invited };
	},
	decline: async (event) => {
		requirePolicy(event, canSeeApplications);
		const typed = Object.fromEntries(await sentFields(event.request, ['id', 'reason']));
		const id = approvalForm.safeParse({ id: typed.id });
		if (!id.success) error(404);
		const { actor, scope, application } = await requireApplication(event, id.data.id);
		const kept = { id: application.id, reason: String(typed.reason ?? '') };
		if (!provedRecently(actor)) return fail(403, { confirm: true, problem: { ...kept, words: undefined } });
		const parsed = refusalForm.safeParse(typed);
		if (!parsed.success) {
			const [problem] = parsed.error.issues;
			return fail(400, { problem: { ...kept, words: fieldWords(problem?.message ?? '') } });
		}
		const { reason } = parsed.data;
		const given = { actor, application, reason, mails: canSendMail(), now: new Date() };
		const result = await scope((tx) => declineApplication(tx, given));
		if (!result.ok) return fail(409, { refused: applicationRefusalText[result.refusal]() });
		const { contactName: name, email } = application;
		return { done: canSendMail() ? m.application_declined_mailed({ name }) : m.application_declined({ name, email }) };
	}
};
