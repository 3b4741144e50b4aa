import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { eligibilityNote } from '$lib/donors/eligibility-words';
import { registrationForm } from '$lib/drives/registration-form';
import { getLocale } from '$lib/paraglide/runtime';
import { refusalText } from '$lib/registrations/refusal-text';
import { findDuplicates } from '$lib/server/donors/find-duplicates';
import { requireDrive } from '$lib/server/drives/access';
import { canRegisterDonor } from '$lib/server/policy';
import { registerDonor } from '$lib/server/registrations/register-donor';

/** Registers a known or a new donor. A refusal comes back with everything typed, its words and what they speak of. */
export async function register(event: RequestEvent) {
	const { drive, actor, scope } = await requireDrive(event, canRegisterDonor);
	const form = await superValidate(event.request, zod4(registrationForm));
	if (!form.valid) return fail(400, { form, refusal: null });

	const locale = getLocale();
	const { data: input } = form;
	const registering = { actor, driveId: drive.id, input, locale, now: new Date() };
	const result = await scope((tx) => registerDonor(tx, registering));
	if (result.ok) redirect(303, `/drives/${drive.id}/registrations/new?registered=${result.value.registrationId}`);
	if ('eligibility' in result) {
		const eligibility = eligibilityNote(result.eligibility, locale);
		return fail(409, { form, refusal: { text: null, eligibility } });
	}

	const { provinceCode } = drive;
	const alike =
		result.refusal === 'likely_duplicate' ? await scope((tx) => findDuplicates(tx, { ...input, provinceCode })) : [];
	const text = refusalText[result.refusal](result.details, locale);
	return fail(409, { form, refusal: { text, eligibility: null, alike } });
}
