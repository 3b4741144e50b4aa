import { browser } from '$app/environment';
import { enhance } from '$app/forms';
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import type { Attachment } from 'svelte/attachments';
import { clearDraft, filledByHand, isAccepted, keepDraft } from './draft';
import { showProblem } from './show-problem';

/**
 * What a form needs that keeps its text until it is accepted, and leads to what is wrong when it is refused:
 * `<form {@attach sending.form}>`, `<Button busy={sending.busy}>`. `goOn` takes the place of following the answer;
 * where `stays` says so, the page stays as it is.
 */
export function sendingOf(
	draft: () => string,
	goOn?: (location: string) => Promise<void>,
	stays?: (result: ActionResult) => boolean
) {
	const byHand = browser ? filledByHand() : undefined;
	let busy = $state(false);

	const submit: SubmitFunction = () => {
		busy = true;
		return async ({ result, update }) => {
			if (isAccepted(result)) clearDraft(draft());
			if (isAccepted(result) && goOn) await goOn(result.location);
			else if (!stays?.(result)) await update({ reset: false });
			busy = false;
			if (result.type === 'failure') await showProblem();
		};
	};

	const form: Attachment<HTMLFormElement> = (node) => {
		keepDraft(draft(), byHand)(node);
		return enhance(node, submit).destroy;
	};

	return {
		form,
		get busy() {
			return busy;
		}
	};
}
