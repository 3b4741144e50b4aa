import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { wordedDuplicates } from '$lib/donors/duplicates-words';
import { eligibilityNote } from '$lib/donors/eligibility-words';
import { registrationForm, type RegistrationInput } from '$lib/drives/registration-form';
import { getLocale } from '$lib/paraglide/runtime';
import { overrideFieldWords } from '$lib/registrations/override-words';
import { refusalText } from '$lib/registrations/refusal-text';
import { findDuplicates } from '$lib/server/donors/find-duplicates';
import { requireDrive } from '$lib/server/drives/access';
import { canRegisterDonor } from '$lib/server/policy';
import type { Chosen } from '$lib/server/registrations/chosen-donor';
import { lookUpDonor } from '$lib/server/registrations/look-up-donor';
import { registerDonor } from '$lib/server/registrations/register-donor';
import { readForm } from '$lib/server/web/sent-form';
import type { Locale } from '$lib/time/format';

/** A new person may be known to another club; whoever was told so and says it is somebody else is not asked again. */
const isAskedElsewhere = ({ donorId, elsewhere }: RegistrationInput) => donorId === '' && elsewhere !== 'other';

/** What the desk needs to know of a donor of another club: no contact, and no id. */
function foundElsewhere({ fullName, birthYear, abo, rhd, eligibility }: Chosen, locale: Locale) {
	return { fullName, birthYear, abo, rhd, eligibility: eligibilityNote(eligibility, locale) };
}

/** Registers a known or a new donor. A refusal comes back with everything typed, its words and what they speak of. */
export async function register(event: RequestEvent) {
	const { drive, ...access } = await requireDrive(event, canRegisterDonor);
	const { actor, scope } = access;
	const form = await readForm(event.request, registrationForm);
	const { data: input } = form;
	const isDeciding = drive.status === 'running' && (input.overrideReason !== '' || input.overrideBy !== '');
	const override = isDeciding ? overrideFieldWords() : null;
	if (!form.valid) return fail(400, { form, refusal: null, elsewhere: null, override });

	const locale = getLocale();
	const now = new Date();
	const known = isAskedElsewhere(input) ? await lookUpDonor(access, { drive, input, now }) : null;
	if (known && input.elsewhere === '')
		return fail(409, { form, refusal: null, elsewhere: foundElsewhere(known, locale), override });

	const registering = { actor, driveId: drive.id, input, locale, now, knownElsewhere: known !== null };
	const result = await scope((tx) => registerDonor(tx, registering));
	if (result.ok) redirect(303, `/drives/${drive.id}/registrations/new?registered=${result.value.registrationId}`);
	if ('eligibility' in result) {
		const eligibility = eligibilityNote(result.eligibility, locale);
		const asked = result.decidable ? overrideFieldWords() : null;
		return fail(409, { form, refusal: { text: null, eligibility }, elsewhere: null, override: asked });
	}

	const { provinceCode } = drive;
	const alike =
		result.refusal === 'likely_duplicate' ? await scope((tx) => findDuplicates(tx, { ...input, provinceCode })) : [];
	const text = refusalText[result.refusal](result.details, locale);
	return fail(409, {
		form,
		refusal: { text, eligibility: null, alike: wordedDuplicates(alike, locale) },
		elsewhere: null,
		override
	});
}
