import { error, json } from '@sveltejs/kit';
import { sendingForm } from '$lib/desk/sending';
import { getLocale } from '$lib/paraglide/runtime';
import { takeOperations } from '$lib/server/desk/take-operations';
import { requireDrive } from '$lib/server/drives/access';
import { canRecordOutcome } from '$lib/server/policy';
import { sentJson } from '$lib/server/web/sent-json';
import type { RequestHandler } from './$types';

/** Takes operations of a device, in their order; each stands by itself, so that what was answered is kept whatever happens to the rest. */
export const POST: RequestHandler = async (event) => {
	const { drive, actor, scope } = await requireDrive(event, canRecordOutcome);
	const sent = sendingForm.safeParse(await sentJson(event.request));
	if (!sent.success) error(400, 'Not operations of a desk');
	const taking = { actor, driveId: drive.id, locale: getLocale(), now: new Date() };
	const answers = await takeOperations(scope, taking, sent.data);
	return json({ answers }, { status: answers.some(({ refused }) => refused) ? 409 : 200 });
};
