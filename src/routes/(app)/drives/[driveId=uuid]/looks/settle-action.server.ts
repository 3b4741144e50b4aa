import { fail, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { settleRefusalWords } from '$lib/desk/look-words';
import type { SettleRefusal } from '$lib/desk/settle-form';
import type { Remedy } from '$lib/desk/what-can-be-done';
import type { Doubt } from '$lib/desk/doubt';
import { fieldWords } from '$lib/field-words';
import { m } from '$lib/paraglide/messages';
import type { Result } from '$lib/result';
import type { Access } from '$lib/server/access';
import type { Settling } from '$lib/server/desk/open-look';
import { requireDrive } from '$lib/server/drives/access';
import { canSettleOperations } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';

/** What was settled, in words; `undo` is the operation that may be looked at again after all, `waits` that it was tried in vain. */
export type SettledNow = { text: string; undo: string | null; waits?: boolean };

/** What was refused, and what was typed. */
export type LookRefusal = { id: string; as: Remedy; text: string; values: Record<string, unknown> };

type Input = { id: string; doubt: Doubt };
type Asked<Read> = { scope: Access['scope']; settling: Settling; input: Read };

/** One way to settle an operation: permission, shape, command, words. */
export function settleAction<Read extends Input>(
	schema: z.ZodType<Read, Record<string, unknown>>,
	as: Remedy,
	command: (asked: Asked<Read>) => Promise<Result<SettledNow, SettleRefusal>>
) {
	return async (event: RequestEvent) => {
		const { drive, actor, scope } = await requireDrive(event, canSettleOperations);
		const form = await readForm(event.request, schema);
		const values = form.data as Record<string, unknown>;
		const refusal = (status: 400 | 409, text: string) =>
			fail(status, { refused: { id: String(values.id), as, text, values } satisfies LookRefusal });
		if (!form.valid) return refusal(400, m.registration_refusal_field({ field: firstComplaint(form.errors) }));
		const { id, doubt } = form.data;
		const settling = { actor, driveId: drive.id, id, doubt, now: new Date() };
		const settled = await command({ scope, settling, input: form.data });
		if (settled.ok) return { done: { waits: false, ...settled.value } };
		return refusal(409, settleRefusalWords[settled.refusal](String(settled.details?.bagNumber ?? '')));
	};
}

function firstComplaint(errors: Record<string, unknown>): string {
	const [first] = Object.values(errors).flat(2);
	return typeof first === 'string' ? fieldWords(first) : '';
}
