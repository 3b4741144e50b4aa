import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { addApplicantForm, matchForm } from '$lib/registrations/match-form';
import { matchRefusalText } from '$lib/registrations/refusal-text';
import { getLocale } from '$lib/paraglide/runtime';
import type { Result } from '$lib/result';
import type { MatchRefusal } from '$lib/registrations/refusals';
import { requireDrive } from '$lib/server/drives/access';
import { canRegisterDonor } from '$lib/server/policy';
import { addApplicant, matchApplicant } from '$lib/server/registrations/match-applicant';
import { matchPage } from '$lib/server/registrations/match-page';
import { sentAs } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canRegisterDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const { registrationId } = event.params;
	const typed = (event.url.searchParams.get('q') ?? '').trim().slice(0, 80);
	const asked = { registrationId, typed, locale: getLocale(), now: new Date() };
	const page = await scope((tx) => matchPage(tx, drive, asked));
	if (!page && event.request.method === 'GET') redirect(303, rosterOf(event));
	return { drive: { id: drive.id, title: drive.title }, typed, ...(page ?? error(404)) };
};

const rosterOf = ({ params }: Pick<RequestEvent, 'params'>) => `/drives/${params.driveId}/registrations`;

function answer(event: RequestEvent, result: Result<null, MatchRefusal>) {
	if (result.ok) redirect(303, `${rosterOf(event)}#r-${event.params.registrationId}`);
	if (result.refusal === 'registration_not_found') error(404);
	return fail(409, { refusal: result.refusal, problem: matchRefusalText[result.refusal]() });
}

export const actions: Actions = {
	match: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canRegisterDonor);
		const sent = await sentAs(event.request, matchForm);
		if (!sent.success) error(404);
		const { registrationId } = event.params;
		const matching = { actor, driveId: drive.id, registrationId, donorId: sent.data.donorId };
		return answer(event, await scope((tx) => matchApplicant(tx, matching)));
	},
	add: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canRegisterDonor);
		const sent = await sentAs(event.request, addApplicantForm);
		if (!sent.success) return fail(400, { refusal: 'consent', problem: matchRefusalText.consent_missing() });
		const { registrationId } = event.params;
		const confirmNew = sent.data.confirmNew === 'on';
		const adding = { actor, driveId: drive.id, registrationId, confirmNew, locale: getLocale(), now: new Date() };
		return answer(event, await scope((tx) => addApplicant(tx, adding)));
	}
};
