import { fail, type RequestEvent } from '@sveltejs/kit';
import { superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import { fieldWords } from '$lib/field-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { refusalText } from '$lib/registrations/refusal-text';
import type { RowForm } from '$lib/registrations/roster-filter';
import { done } from '$lib/result';
import { requireDrive } from '$lib/server/drives/access';
import { canRecordOutcome } from '$lib/server/policy';
import type { DeskCommand, StepInput } from '$lib/server/registrations/desk-step';
import { personName } from '$lib/server/registrations/queries';
import { fieldsOf, sentFields } from '$lib/server/web/sent-form';
import { readWhole } from '$lib/typed-number';

/** What an act of the desk was refused with, and what was typed. */
export type DeskRefusal = {
	id: string;
	as: RowForm | null;
	text: string;
	/** The rules say no, and nobody was named who decided otherwise. */
	asksOverride: boolean;
	values: Record<string, string>;
};

/** `as` is the form that stays unfolded when it is refused; `more` are fields besides the command's own, which `read` turns into those. */
type Asked = { as?: RowForm; more?: readonly string[]; read?: (sent: FormData) => FormData };

/** One action of the desk: permission, shape, command, words. */
export function deskAction<Input extends StepInput>(
	schema: z.ZodType<Input, Record<string, unknown>>,
	command: DeskCommand<Input>,
	{ as, more = [], read = (sent) => sent }: Asked = {}
) {
	return async (event: RequestEvent) => {
		const { drive, actor, scope } = await requireDrive(event, canRecordOutcome);
		const sent = await sentFields(event.request, [...fieldsOf(schema), ...more]);
		const refusal = (status: 400 | 409, text: string, asksOverride = false) =>
			fail(status, { refused: { ...refusedWith(sent, as ?? null, text), asksOverride } });
		const form = (await superValidate(read(sent), zod4(schema))) as SuperValidated<Input>;
		if (!form.valid) return refusal(400, m.registration_refusal_field({ field: firstComplaint(form.errors) }));

		const acting = { actor, driveId: drive.id, input: form.data, now: new Date() };
		const result = await scope(async (tx) => {
			const stepped = await command(tx, acting);
			return stepped.ok
				? done({ ...stepped.value, name: await personName(tx, stepped.value.registrationId) })
				: stepped;
		});
		if (!result.ok) {
			const text = refusalText[result.refusal](result.details, getLocale());
			return refusal(409, text, result.refusal === 'override_needed');
		}
		return { done: result.value };
	};
}

/** What the donation form sends beyond the input of the command: another volume, and the box for a bag that is not full. */
export const donation: Asked = { as: 'donate', more: ['otherVolumeMl', 'insufficient'], read: readDonation };

function readDonation(sent: FormData): FormData {
	const { otherVolumeMl, insufficient, quantitySufficient = 'true', ...rest } = Object.fromEntries(sent);
	const read = new FormData();
	for (const [name, value] of Object.entries(rest)) read.set(name, value);
	if (typeof otherVolumeMl === 'string' && otherVolumeMl.trim() !== '')
		read.set('volumeMl', String(readWhole(otherVolumeMl) ?? Number.NaN));
	read.set('quantitySufficient', insufficient === undefined ? quantitySufficient : '');
	return read;
}

function refusedWith(sent: FormData, as: RowForm | null, text: string): Omit<DeskRefusal, 'asksOverride'> {
	const values = [...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
	return { id: String(sent.get('registrationId') ?? ''), as, text, values: Object.fromEntries(values) };
}

function firstComplaint(errors: Record<string, unknown>): string {
	const [first] = Object.values(errors).flat(2);
	return typeof first === 'string' ? fieldWords(first) : '';
}
