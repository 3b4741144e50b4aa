import { error, json, type RequestEvent } from '@sveltejs/kit';
import { sendingForm } from '$lib/desk/sending';
import { getLocale } from '$lib/paraglide/runtime';
import { requireActor } from '$lib/server/access';
import { keepForLater, wasAtDesk } from '$lib/server/desk/keep-for-later';
import { takeOperations } from '$lib/server/desk/take-operations';
import { atDriveIfAllowed } from '$lib/server/drives/access';
import { canRecordOutcome } from '$lib/server/policy';
import { sentJson } from '$lib/server/web/sent-json';
import type { RequestHandler } from './$types';

/**
 * Takes operations of a device, in their order; each stands by itself, so that what was answered is kept whatever happens to the rest. Those of
 * somebody whose right is lost are kept for somebody to look at; to whoever never was there the drive is not there.
 */
export const POST: RequestHandler = async (event) => {
	const allowed = await atDriveIfAllowed(event, canRecordOutcome);
	if (!allowed) return keptOf(event);
	const { drive, actor, scope } = allowed;
	const sent = sendingForm.safeParse(await sentJson(event.request));
	if (!sent.success) return notUnderstood(400);
	if (isOfAnother(event, sent.data)) return ofAnother();
	const taking = { actor, driveId: drive.id, locale: getLocale(), now: new Date() };
	return answered(await takeOperations(scope, taking, sent.data));
};

async function keptOf(event: RequestEvent): Promise<Response> {
	const { scope } = requireActor(event);
	const sent = sendingForm.safeParse(await sentJson(event.request).catch(() => null));
	if (sent.success && isOfAnother(event, sent.data)) return ofAnother();
	const driveId = event.params.driveId ?? '';
	if (!sent.success && (await scope((tx) => wasAtDesk(tx, driveId)))) return notUnderstood(404);
	const kept = sent.success ? await keepForLater(scope, driveId, sent.data) : null;
	if (kept === null) error(404);
	if (kept === 'too_many') error(429, 'No more is kept of this account');
	return answered(kept);
}

/** What one person did at a device is never taken as another's, who signed in there since; the device keeps it. */
const isOfAnother = ({ locals }: RequestEvent, { by }: { by?: string }) =>
	by !== undefined && by !== locals.actor?.accountId;

const ofAnother = () => json({ ofAnother: true }, { status: 421 });

/** Said in our own words, so that a device does not take the page of a strange network for it. */
const notUnderstood = (status: 400 | 404) => json({ notUnderstood: true }, { status });

const answered = (answers: { refused: boolean }[]) =>
	json({ answers }, { status: answers.some(({ refused }) => refused) ? 409 : 200 });
