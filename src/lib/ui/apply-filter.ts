const isSheet = (form: HTMLFormElement) => 'hidePopover' in form && form.matches(':popover-open');

// A choice applies at once, in a sheet with its button; typed text waits for Enter. Without this script the button serves.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filter]')) {
	form.addEventListener('change', ({ target }) => {
		const chosen =
			target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'radio');
		if (chosen && !isSheet(form)) form.requestSubmit();
	});
}
