import type { ActionResult } from '@sveltejs/kit';
import type { Attachment } from 'svelte/attachments';

const prefix = 'draft:';
const neverKept = new Set(['password', 'file', 'hidden', 'submit', 'button', 'reset', 'image', 'fieldset', 'output']);
const ticked = new Set(['checkbox', 'radio']);

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Kept = Record<string, string[]>;

/** A hidden input is kept only when its part says so: the type-ahead's. */
const isKept = (control: Control) =>
	Boolean(control.name) &&
	!control.closest('[data-no-draft]') &&
	(!neverKept.has(control.type) || (control.type === 'hidden' && control.hasAttribute('data-draft')));

const keptControls = (form: HTMLFormElement) => ([...form.elements] as Control[]).filter(isKept);

const isTicked = (control: Control) => !ticked.has(control.type) || (control as HTMLInputElement).checked;

function read(form: HTMLFormElement): Kept {
	const kept: Kept = {};
	for (const control of keptControls(form)) {
		const values = (kept[control.name] ??= []);
		if (isTicked(control)) values.push(control.value);
	}
	return kept;
}

/** Puts one value back and says so as if it had been typed, so that bindings follow. */
function put(control: Control, values: string[]) {
	if (ticked.has(control.type)) {
		const box = control as HTMLInputElement;
		if (box.checked === values.includes(box.value)) return;
		box.checked = !box.checked;
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
 * `onrestore` is called when something was put back.
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

/** Whether a form was accepted: its answer leads on. Being led to sign in, or to give the password again, is not. */
export function isAccepted(result: ActionResult): result is Extract<ActionResult, { type: 'redirect' }> {
	return result.type === 'redirect' && !/^\/(login|account\/confirm)(\?|$)/.test(result.location);
}

/** Forgets one draft: call it when the form was accepted. On the server there is none. */
export function clearDraft(key: string) {
	if (typeof sessionStorage !== 'undefined') sessionStorage.removeItem(prefix + key);
}

/** Forgets every draft of this tab: at sign-out. */
export function clearDrafts() {
	if (typeof sessionStorage === 'undefined') return;
	for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
