import { error, fail, redirect } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { addApplicantForm, matchForm } from '$lib/registrations/match-form';
import { matchRefusalText } from '$lib/registrations/refusal-text';
import type { MatchRefusal } from '$lib/registrations/refusals';
import type { Result } from '$lib/result';
import { requireDrive } from '$lib/server/drives/access';
import { canChooseDonor, canRegisterDonor } from '$lib/server/policy';
import { addApplicant, matchApplicant } from '$lib/server/registrations/match-applicant';
import { matchPage, toBeMatched } from '$lib/server/registrations/match-page';
import { sentAs } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canRegisterDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const of = event.url.searchParams.get('of') ?? '';
	const typed = (event.url.searchParams.get('q') ?? '').trim().slice(0, 80);
	const asked = { registrationId: of, typed, locale: getLocale(), now: new Date() };
	return {
		drive: { id: drive.id, title: drive.title },
		of,
		one: UUID.test(of) ? await scope((tx) => matchPage(tx, drive, asked)) : null,
		people: await scope((tx) => toBeMatched(tx, drive, getLocale()))
	};
};

function answer({ params }: RequestEvent, registrationId: string, result: Result<null, MatchRefusal>) {
	if (result.ok) redirect(303, `/drives/${params.driveId}/registrations#r-${registrationId}`);
	if (result.refusal === 'registration_not_found') error(404);
	return fail(409, { refusal: result.refusal, problem: matchRefusalText[result.refusal]() });
}

export const actions: Actions = {
	match: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canChooseDonor);
		const sent = await sentAs(event.request, matchForm);
		if (!sent.success) error(404);
		const matching = { actor, driveId: drive.id, ...sent.data };
		return answer(event, sent.data.registrationId, await scope((tx) => matchApplicant(tx, matching)));
	},
	add: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canRegisterDonor);
		const sent = await sentAs(event.request, addApplicantForm);
		if (!sent.success) return fail(400, { refusal: 'consent', problem: matchRefusalText.consent_missing() });
		const { registrationId, confirmNew } = sent.data;
		const about = { actor, driveId: drive.id, registrationId, confirmNew: confirmNew === 'on' };
		const adding = { ...about, locale: getLocale(), now: new Date() };
		return answer(event, registrationId, await scope((tx) => addApplicant(tx, adding)));
	}
};
