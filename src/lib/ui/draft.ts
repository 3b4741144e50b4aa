import type { ActionResult } from '@sveltejs/kit';
import type { Attachment } from 'svelte/attachments';

const neverKept = /^(password|file|hidden|submit|button)$/;
const ticked = /^(checkbox|radio)$/;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Kept = Record<string, string[]>;

/** Drafts are kept for whoever is signed in, whom the page itself names, and read by nobody else. */
const placeOf = (key: string) => document.body.dataset.drafts + key;

/** A hidden input is kept only when its part says so: the type-ahead's. */
const isKept = (control: Control) =>
	control.name &&
	!control.closest('[data-no-draft]') &&
	(control.hasAttribute('data-draft') || !neverKept.test(control.type));

const keptControls = (form: HTMLFormElement) => ([...form.elements] as Control[]).filter(isKept);

const isTicked = (control: Control) => !ticked.test(control.type) || (control as HTMLInputElement).checked;

function read(form: HTMLFormElement): Kept {
	const kept: Kept = {};
	for (const control of keptControls(form)) {
		const values = (kept[control.name] ??= []);
		if (isTicked(control)) values.push(control.value);
	}
	return kept;
}

/** Puts one value back and says so as if it had been typed, so that bindings follow. Answers whether it is another one. */
function put(control: Control, values: string[] | undefined): boolean {
	if (!values) return false;
	const before = control.value;
	if (ticked.test(control.type)) {
		const box = control as HTMLInputElement;
		if (box.checked === values.includes(box.value)) return false;
		box.checked = !box.checked;
	} else control.value = values.shift() ?? before;
	for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
	return ticked.test(control.type) || control.value !== before;
}

/**
 * What was filled in by hand since the server sent it, by name. To be asked before the page's script comes to life: that takes
 * away what tells it apart, and the choice in a select back.
 */
export function filledByHand(): Map<Element, Kept> {
	const filled = new Map<Element, Kept>();
	for (const form of document.forms) {
		const sent = form.cloneNode(true) as HTMLFormElement;
		sent.reset();
		const before = read(sent);
		for (const [name, values] of Object.entries(read(form)))
			if (String(values) !== String(before[name])) filled.set(form, { ...filled.get(form), [name]: values });
	}
	return filled;
}

/**
 * Keeps what is typed in a form until it is cleared: `<form {@attach keepDraft('donor-new')}>`. It survives a reload and
 * a session that ended, in this tab and for the same person only. Passwords, files and anything inside `data-no-draft` are never kept.
 * What was filled in by hand before is kept at once, and stays over an older draft. `restored` is called where an older one changed what stands
 * in the form.
 */
export function keepDraft(
	key: string,
	byHand?: Map<Element, Kept>,
	restored?: () => void
): Attachment<HTMLFormElement> {
	return (form) => {
		const filled = byHand?.get(form);
		byHand?.delete(form);
		const place = placeOf(key);
		const kept = { ...(JSON.parse(sessionStorage.getItem(place)!) as Kept | null), ...filled };
		const changed = keptControls(form).filter((control) => put(control, kept[control.name]));
		if (changed.some(({ name }) => !filled?.[name])) restored?.();
		form.oninput = form.onchange = () => sessionStorage.setItem(place, JSON.stringify(read(form)));
		if (filled) form.dispatchEvent(new Event('input'));
	};
}

/** Whether a form was accepted: its answer leads on. Being led to sign in, or to give the password again, is not. */
export function isAccepted(result: ActionResult): result is Extract<ActionResult, { type: 'redirect' }> {
	return result.type === 'redirect' && !/^\/(login|account\/confirm)\b/.test(result.location);
}

/** Whether what the form is about is gone for good, and with it what was typed. */
export function isGone(result: ActionResult): boolean {
	return result.type === 'error' && result.status === 410;
}

/** Whether the form has to be sent again as it is, to another address. */
export function isSentOn(
	result: ActionResult
): result is Extract<ActionResult, { type: 'redirect' }> & { status: 307 } {
	return result.type === 'redirect' && result.status === 307;
}

/** Whether no answer came: there was no network, or nobody at its end whom one could read. */
export function isUnreached(result: ActionResult): boolean {
	return result.type === 'error' && result.status === undefined;
}

/** Forgets one draft: call it when the form was accepted. The page that one signs out to forgets all of them. */
export function clearDraft(key: string) {
	sessionStorage.removeItem(placeOf(key));
}

/** Forgets what somebody else typed in this tab before their session ended. */
export function forgetOthersDrafts() {
	for (const key in sessionStorage)
		if (/^draft:/.test(key) && !key.startsWith(placeOf(''))) sessionStorage.removeItem(key);
}
