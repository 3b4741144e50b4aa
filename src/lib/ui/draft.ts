import { browser } from '$app/environment';
import type { Attachment } from 'svelte/attachments';

const prefix = 'draft:';
const neverKept = new Set(['password', 'file', 'hidden', 'submit', 'button', 'reset', 'image']);

const isKept = (element: Element & { type: string }) =>
	!element.closest('[data-no-draft]') && (!neverKept.has(element.type) || element.hasAttribute('data-draft'));

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Kept = Record<string, string[]>;

function keptControls(form: HTMLFormElement): Control[] {
	return [...form.elements].filter(
		(element): element is Control =>
			(element instanceof HTMLInputElement ||
				element instanceof HTMLSelectElement ||
				element instanceof HTMLTextAreaElement) &&
			element.name !== '' &&
			isKept(element)
	);
}

const isTicked = (control: Control) =>
	!(control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) || control.checked;

function read(form: HTMLFormElement): Kept {
	const kept: Kept = {};
	for (const control of keptControls(form)) {
		const values = (kept[control.name] ??= []);
		if (isTicked(control)) values.push(control.value);
	}
	return kept;
}

/** Puts one value back and tells the page of it as if it had been typed, so that bindings follow. */
function put(control: Control, values: string[]) {
	if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
		const ticked = values.includes(control.value);
		if (control.checked === ticked) return;
		control.checked = ticked;
	} else {
		const value = values.shift();
		if (value === undefined || control.value === value) return;
		control.value = value;
	}
	control.dispatchEvent(new Event('input', { bubbles: true }));
	control.dispatchEvent(new Event('change', { bubbles: true }));
}

function restore(form: HTMLFormElement, kept: Kept) {
	for (const control of keptControls(form)) {
		const values = kept[control.name];
		if (values) put(control, values);
	}
}

/**
 * Keeps what is typed in a form until it is cleared: `<form {@attach keepDraft('donor-new')}>`. It survives a reload and
 * a session that ended, in this tab only. Passwords, files and anything inside `data-no-draft` are never kept.
 */
export function keepDraft(key: string, onrestore?: () => void): Attachment<HTMLFormElement> {
	return (form) => {
		const kept = sessionStorage.getItem(prefix + key);
		if (kept !== null) {
			restore(form, JSON.parse(kept) as Kept);
			onrestore?.();
		}
		const save = () => sessionStorage.setItem(prefix + key, JSON.stringify(read(form)));
		form.addEventListener('input', save);
		form.addEventListener('change', save);
		return () => {
			form.removeEventListener('input', save);
			form.removeEventListener('change', save);
		};
	};
}

/** Forgets one draft: call it when the form was accepted. */
export function clearDraft(key: string) {
	if (browser) sessionStorage.removeItem(prefix + key);
}

/** Forgets every draft of this tab: at sign-out. */
export function clearDrafts() {
	if (!browser) return;
	for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
