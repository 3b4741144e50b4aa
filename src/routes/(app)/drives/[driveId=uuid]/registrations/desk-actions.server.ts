import { fail, type RequestEvent } from '@sveltejs/kit';
import type { SuperValidated } from 'sveltekit-superforms';
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
import { readWhole } from '$lib/typed-number';

/** What an act of the desk was refused with, and what was typed. */
export type DeskRefusal = { id: string; as: RowForm | null; text: string; values: Record<string, string> };

type Validate<Input extends StepInput> = (sent: FormData) => Promise<SuperValidated<Input>>;

/** One action of the desk: permission, shape, command, words. `as` is the form that stays unfolded when it is refused. */
export function deskAction<Input extends StepInput>(
	validate: Validate<Input>,
	command: DeskCommand<Input>,
	as: RowForm | null = null
) {
	return async (event: RequestEvent) => {
		const { drive, actor, scope } = await requireDrive(event, canRecordOutcome);
		const sent = await event.request.formData();
		const refusal = (status: 400 | 409, text: string) => fail(status, { refused: refusedWith(sent, as, text) });
		const form = await validate(sent);
		if (!form.valid) return refusal(400, m.registration_refusal_field({ field: firstComplaint(form.errors) }));

		const acting = { actor, driveId: drive.id, input: form.data, now: new Date() };
		const result = await scope(async (tx) => {
			const stepped = await command(tx, acting);
			return stepped.ok
				? done({ ...stepped.value, name: await personName(tx, stepped.value.registrationId) })
				: stepped;
		});
		if (!result.ok) return refusal(409, refusalText[result.refusal](result.details, getLocale()));
		return { done: result.value };
	};
}

/** What the donation form sends beyond the input of the command: another volume, and the box for a bag that is not full. */
export function readDonation(sent: FormData): FormData {
	const { otherVolumeMl, insufficient, quantitySufficient = 'true', ...rest } = Object.fromEntries(sent);
	const read = new FormData();
	for (const [name, value] of Object.entries(rest)) read.set(name, value);
	if (typeof otherVolumeMl === 'string' && otherVolumeMl.trim() !== '')
		read.set('volumeMl', String(readWhole(otherVolumeMl) ?? Number.NaN));
	read.set('quantitySufficient', insufficient === undefined ? quantitySufficient : '');
	return read;
}

function refusedWith(sent: FormData, as: RowForm | null, text: string): DeskRefusal {
	// A field of this name cannot be written into the page.
	const values = [...sent].flatMap(([name, value]) =>
		typeof value === 'string' && name !== '__proto__' ? [[name, value] as const] : []
	);
	return { id: String(sent.get('registrationId') ?? ''), as, text, values: Object.fromEntries(values) };
}

function firstComplaint(errors: Record<string, unknown>): string {
	const [first] = Object.values(errors).flat(2);
	return typeof first === 'string' ? fieldWords(first) : '';
}
