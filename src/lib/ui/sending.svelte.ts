import { browser } from '$app/environment';
import { enhance } from '$app/forms';
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import type { Attachment } from 'svelte/attachments';
import { clearDraft, filledByHand, isAccepted, isGone, isSentOn, isUnreached, keepDraft } from './draft';
import { formNotices } from './form-notices.svelte';
import { showProblem, showSaid } from './show-problem';

/**
 * What a form needs that keeps its text until it is accepted, and leads to what is wrong when it is refused:
 * `<form {@attach sending.form}>`, `<Button busy={sending.busy}>`. `goOn` takes the place of following the answer;
 * where `stays` says so, and where no answer came, the page stays as it is. `forget` is for whoever leaves without saving.
 */
export function sendingOf(
	draft: () => string,
	goOn?: (location: string) => Promise<void>,
	stays?: (result: ActionResult) => boolean
) {
	const byHand = browser ? filledByHand() : undefined;
	let busy = $state(false);

	const forget = () => {
		clearDraft(draft());
		formNotices.beginAnew = null;
	};

	const submit: SubmitFunction = ({ formElement }) => {
		busy = true;
		formNotices.unreached = false;
		return async ({ result, update }) => {
			if (isSentOn(result)) return sendOn(formElement, result.location);
			if (isAccepted(result) || isGone(result)) forget();
			if (isAccepted(result) && goOn) await goOn(result.location);
			else if (!stays?.(result)) {
				formNotices.unreached = isUnreached(result);
				if (!formNotices.unreached) await update({ reset: false });
			}
			busy = false;
			if (formNotices.unreached) await showSaid();
			if (result.type === 'failure') await showProblem();
		};
	};

	const form: Attachment<HTMLFormElement> = (node) => {
		keepDraft(draft(), byHand, () => (formNotices.beginAnew = beginAnew))(node);
		return enhance(node, submit).destroy;
	};

	function beginAnew() {
		forget();
		location.assign(location.pathname + location.search);
	}

	return {
		form,
		forget,
		get busy() {
			return busy;
		}
	};
}

/** Sends the same form to another address, as a browser does without a script. */
function sendOn(form: HTMLFormElement, address: string) {
	form.action = address;
	form.submit();
}
