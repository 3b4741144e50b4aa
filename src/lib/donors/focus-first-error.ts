/** Brings the person to the first thing to correct: a field, or else the refusal of the whole form. */
export function focusFirstError(form: HTMLFormElement): void {
	const field = form.querySelector<HTMLElement>('[aria-invalid=true]');
	if (field) field.focus();
	else form.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' });
}
