/** Selects the text, to be copied by hand. */
function select(source: HTMLElement): void {
	if (!(source instanceof HTMLTextAreaElement)) return getSelection()?.selectAllChildren(source);
	source.focus();
	source.select();
}

/** Copies a text, or selects it where the browser lends no clipboard: on pages without https. Answers in words what it did. */
async function copy(source: HTMLElement, { copied = '', byHand = '' }: DOMStringMap): Promise<string> {
	try {
		await navigator.clipboard.writeText(source instanceof HTMLTextAreaElement ? source.value : source.innerText);
		return copied;
	} catch {
		select(source);
		return byHand;
	}
}

async function answer(place: HTMLElement): Promise<void> {
	const source = document.getElementById(place.dataset.copies ?? '');
	const status = place.querySelector('[role="status"]');
	if (!source || !status) return;
	// What is said twice is heard twice.
	status.textContent = '';
	status.textContent = await copy(source, place.dataset);
}

// Asked of the document: a page with the framework may draw its buttons later.
document.addEventListener('click', ({ target }) => {
	const button = target instanceof Element ? target.closest('[data-copies] button') : null;
	const place = button?.closest<HTMLElement>('[data-copies]');
	if (place) void answer(place);
});
