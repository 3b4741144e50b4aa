import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { ITEM_KINDS } from '$lib/checklists/checklist';
import { checklistRefusalWords } from '$lib/checklists/checklist-words';
import type { Result } from '$lib/result';
import type { Access } from '$lib/server/access';
import { requireDrive } from '$lib/server/drives/access';
import type { Drive } from '$lib/server/drives/queries';
import { canPlanDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';

/** The list of a drive, and where on its page one is led. */
export const listAt = (driveId: string, where = '') => `/drives/${driveId}/checklist${where}`;

/** Which line was just taken off, by the address. */
export function removedBy({ searchParams }: URL) {
	const [kind, itemId = ''] = (searchParams.get('removed') ?? '').split(':');
	const known = ITEM_KINDS.find((one) => one === kind);
	return known && UUID.test(itemId) ? { kind: known, itemId } : null;
}

type Fields = Record<string, unknown>;
type Doing<Read> = Access & { drive: Drive; sent: Read };
type Line<Read> = {
	work: (doing: Doing<Read>) => Promise<Result<null, 'item_gone'>>;
	/** What somebody typed wrong, where they typed something. */
	problem?: () => string;
	/** Where it leads; to the line itself unless this says otherwise. */
	where?: (sent: Read) => string;
};

/** One action on one line of a drive's list: permission, shape, command, words. */
export function onLine<Read extends Fields & { itemId: string }>(
	schema: z.ZodType<Read, Fields>,
	{ work, problem, where = ({ itemId }) => `#item-${itemId}` }: Line<Read>
) {
	return async (event: RequestEvent) => {
		const access = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, schema);
		if (!form.valid) return problem ? fail(400, { problem: problem() }) : error(404);
		const result = await work({ ...access, sent: form.data });
		if (!result.ok) return fail(409, { problem: checklistRefusalWords[result.refusal]() });
		redirect(303, listAt(access.drive.id, where(form.data)));
	};
}
