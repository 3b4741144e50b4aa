import { error, fail, redirect } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { addApplicantForm, matchForm } from '$lib/registrations/match-form';
import { matchRefusalText } from '$lib/registrations/refusal-text';
import type { MatchRefusal } from '$lib/registrations/refusals';
import type { Result } from '$lib/result';
import { recordHeld } from '$lib/server/desk/record-held';
import { requireDrive } from '$lib/server/drives/access';
import { canChooseDonor, canRegisterDonor, canSettleOperations } from '$lib/server/policy';
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
		fromDesk: isFromDesk(event),
		one: UUID.test(of) ? await scope((tx) => matchPage(tx, drive, asked)) : null,
		people: await scope((tx) => toBeMatched(tx, drive, getLocale()))
	};
};

const isFromDesk = ({ url }: RequestEvent) => url.searchParams.get('from') === 'desk';

type Matched = Awaited<ReturnType<typeof requireDrive>> & { registrationId: string };

/** What devices kept until somebody said who this is, is recorded at once by whoever may decide about it; otherwise it goes on waiting. */
async function answer(event: RequestEvent, matched: Matched, result: Result<null, MatchRefusal>) {
	const { drive, actor, scope, registrationId } = matched;
	if (result.ok) {
		const recording = { actor, driveId: drive.id, registrationId, locale: getLocale(), now: new Date() };
		if (canSettleOperations(actor, drive)) await recordHeld(scope, recording);
		redirect(303, isFromDesk(event) ? `/desk/${drive.id}` : `/drives/${drive.id}/registrations#r-${registrationId}`);
	}
	if (result.refusal === 'registration_not_found') error(404);
	return fail(409, { refusal: result.refusal, problem: matchRefusalText[result.refusal]() });
}

export const actions: Actions = {
	match: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canChooseDonor);
		const sent = await sentAs(event.request, matchForm);
		if (!sent.success) error(404);
		const matching = { actor, driveId: drive.id, ...sent.data };
		const matched = { drive, actor, scope, registrationId: sent.data.registrationId };
		return answer(event, matched, await scope((tx) => matchApplicant(tx, matching)));
	},
	add: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canRegisterDonor);
		const sent = await sentAs(event.request, addApplicantForm);
		if (!sent.success) return fail(400, { refusal: 'consent', problem: matchRefusalText.consent_missing() });
		const { registrationId, confirmNew } = sent.data;
		const about = { actor, driveId: drive.id, registrationId, confirmNew: confirmNew === 'on' };
		const adding = { ...about, locale: getLocale(), now: new Date() };
		return answer(event, { drive, actor, scope, registrationId }, await scope((tx) => addApplicant(tx, adding)));
	}
};
