import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';

/** The fields of a line that can be typed in now, in their order; of boxes only those that have to be ticked. */
function fieldsOf(form: HTMLFormElement): HTMLElement[] {
	return [...form.querySelectorAll<HTMLElement>('input:not([type=hidden]), select')].filter(
		(field) => field.checkVisibility() && !field.matches('[type=checkbox]:not([required])')
	);
}

/** Puts the focus in a field, with what stands in it ready to be typed over. */
export function begin(field: HTMLElement | undefined): void {
	field?.focus();
	if (field instanceof HTMLInputElement && field.type === 'text') field.select();
}

/** Moves on from a field to the next one that can be typed in; from the last one the line is sent. */
export function moveOn(field: HTMLElement): void {
	const form = field.closest('form');
	if (!form) return;
	const follows = (other: Node) => field.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
	const next = fieldsOf(form).find(follows);
	if (next) begin(next);
	else form.requestSubmit();
}

/** Enter goes to the next field of a line, and sends it from the last. A list that is open keeps its Enter. */
export const lineKeys: Attachment<HTMLFormElement> = (form) =>
	on(form, 'keydown', (event) => {
		const field = event.target;
		if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
		if (!(field instanceof HTMLElement) || !field.matches('input, select')) return;
		event.preventDefault();
		moveOn(field);
	});
