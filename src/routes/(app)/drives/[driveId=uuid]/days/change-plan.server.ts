import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { driveRefusalWords } from '$lib/drives/refusal-words';
import type { PlanRefusal } from '$lib/drives/refusals';
import type { SiteAct } from '$lib/drives/sites';
import { fieldWords } from '$lib/field-words';
import { getLocale } from '$lib/paraglide/runtime';
import type { Result } from '$lib/result';
import { requireDrive } from '$lib/server/drives/access';
import { changeSites } from '$lib/server/drives/change-sites';
import type { PlanChange } from '$lib/server/drives/planned-drive';
import { canEditDrive } from '$lib/server/policy';
import type { Access } from '$lib/server/access';
import { fieldsOf, sentFields } from '$lib/server/web/sent-form';

type Fields = Record<string, unknown>;

/** Reads a form of the page, does what it asks, and tells under which of them what is wrong; what was typed is kept. */
export async function changePlan<Read extends Fields & { version: number; changeReason: string }>(
	event: RequestEvent,
	schema: z.ZodType<Read, Fields>,
	{ form, work }: { form: string; work: (changing: Changing<Read>) => Promise<Result<unknown, PlanRefusal>> }
) {
	const { drive, actor, scope } = await requireDrive(event, canEditDrive);
	const typed = Object.fromEntries(await sentFields(event.request, fieldsOf(schema as z.ZodType<Fields, Fields>)));
	const sent = schema.safeParse(typed);
	if (!sent.success) {
		const errors = Object.fromEntries(sent.error.issues.map((one) => [one.path.join('.'), [fieldWords(one.message)]]));
		return fail(400, { form, typed, errors, refusal: '' });
	}
	const { version, changeReason } = sent.data;
	const about = { actor, driveId: drive.id, version, changeReason, now: new Date() };
	const result = await work({ sent: sent.data, about, scope });
	if (result.ok) redirect(303, `/drives/${drive.id}/days`);
	const refusal = driveRefusalWords[result.refusal]({ details: result.details, locale: getLocale() });
	return fail(409, { form, typed, errors: {} as Record<string, string[]>, refusal });
}

/** What was sent, about which plan, and the opener of a transaction. */
export type Changing<Read> = { sent: Read; about: PlanChange; scope: Access['scope'] };

/** Does something to the sites of a plan. */
export const doSite = <Read extends Fields>({ about, scope }: Changing<Read>, act: SiteAct) =>
	scope((tx) => changeSites(tx, { ...about, act }));
/** A site as it was typed; an empty field is unknown. */
export const siteOf = ({ venueName, areaCode, address }: { venueName: string; areaCode: string; address: string }) => ({
	venueName,
	areaCode: areaCode || null,
	address: address || null
});
