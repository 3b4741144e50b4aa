import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { pastedTargetsForm } from '$lib/clubs/pasted-target-form';
import { getLocale } from '$lib/paraglide/runtime';
import { pastedRows } from '$lib/pasted/csv';
import { isTooLong } from '$lib/pasted/most-characters';
import { requirePolicy } from '$lib/server/access';
import { canImportTargets, canSetTargets } from '$lib/server/policy';
import { fieldsOf, sentFields } from '$lib/server/web/sent-form';

/** What was pasted, for a province of the actor's; or the answer that keeps it, where it is too long or there is nothing in it. */
export async function pastedBy(event: RequestEvent) {
	const { actor, scope } = requirePolicy(event, canSetTargets);
	const sent = await sentFields(event.request, fieldsOf(pastedTargetsForm));
	const parsed = pastedTargetsForm.safeParse({ ...Object.fromEntries(sent), replace: sent.getAll('replace') });
	if (!parsed.success) error(400);
	const typed = parsed.data;
	const { provinceCode } = typed;
	if (!canImportTargets(actor, { provinceCode })) error(404);
	if (isTooLong(typed.text)) return { kept: fail(400, { typed }) };
	const lines = pastedRows(typed.text);
	if (lines.length === 0) return { kept: fail(400, { typed, empty: true }) };
	const year = Number(typed.year);
	return { scope, typed, reading: { actor, provinceCode, year, lines, locale: getLocale(), now: new Date() } };
}
