import { applyAction, deserialize } from '$app/forms';
import type { Invited, pastingOf } from '$lib/pasted/pasting.svelte';
import { textLeft } from '$lib/pasted/text-left';
import { showProblem } from '$lib/ui/show-problem';
import type { Attachment } from 'svelte/attachments';

type Row = { line: number; text: string; problem: string };
type Preview = { rows: readonly Row[]; unread: readonly string[] };
type Answer = { typed: object; invited: Invited[]; rows: Row[] };

const PORTION = 20;

/** The rows without those of a portion that were taken in; one that was refused says why. */
function withoutTaken(rows: readonly Row[], portion: readonly Row[], refused: readonly Row[]): readonly Row[] {
	return rows.flatMap((row) => {
		if (!portion.includes(row)) return row;
		const answer = refused.find(({ text }) => text === row.text);
		return answer ? { ...answer, line: row.line } : [];
	});
}

/**
 * Sends the right lines of a preview in portions, so that the page can tell how far it is: `<form {@attach portions.form}>` takes
 * over when `?/invite` is pressed. The page is then answered as if all had been sent in one go; what a failure leaves unsent is
 * still in the preview and in the field.
 */
export function inviteInPortions(preview: () => Preview, pasting: ReturnType<typeof pastingOf>) {
	let busy = $state(false);
	let failed = $state(false);
	let done = $state(0);
	let total = $state(0);

	async function send(form: HTMLFormElement, portion: readonly Row[]): Promise<ReturnType<typeof deserialize>> {
		const body = new FormData(form);
		body.set('text', textLeft(portion, []));
		const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' };
		try {
			const answer = await fetch('?/invite', { method: 'POST', body, headers });
			return deserialize(await answer.text());
		} catch (error) {
			return { type: 'error', error };
		}
	}

	async function sendAll(form: HTMLFormElement) {
		const { rows, unread } = preview();
		const right = rows.filter(({ problem }) => problem === '');
		let left = rows;
		let answer: Answer | null = null;
		let confirm = false;
		[busy, done, total] = [true, 0, right.length];
		for (let from = 0; from < right.length && !failed && !confirm; from += PORTION) {
			const portion = right.slice(from, from + PORTION);
			const result = await send(form, portion);
			if (result.type === 'redirect' && !answer) {
				// The session has ended. Later in a run this would take the new links off the page.
				await applyAction(result);
				break;
			} else if (result.type === 'success') {
				answer = result.data as Answer;
				left = withoutTaken(left, portion, answer.rows);
				pasting.keep(answer.invited);
				done = from + portion.length;
			} else if (result.type === 'failure' && result.data?.confirm) {
				answer = result.data as Answer;
				confirm = true;
			} else failed = true;
		}
		if (answer) {
			const data = { typed: { ...answer.typed, text: textLeft(left, unread) }, rows: left, unread, confirm };
			await applyAction(confirm ? { type: 'failure', status: 403, data } : { type: 'success', status: 200, data });
		}
		if (confirm) await showProblem();
		busy = false;
	}

	const form: Attachment<HTMLFormElement> = (node) => {
		const take = (event: SubmitEvent) => {
			failed = pasting.unreached = false;
			const button = event.submitter as HTMLButtonElement | null;
			if (!button?.getAttribute('formaction')?.endsWith('/invite')) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			if (!busy) void sendAll(node);
		};
		// Before the form's own sending, which would take everything in one go.
		node.addEventListener('submit', take, { capture: true });
		return () => node.removeEventListener('submit', take, { capture: true });
	};

	return {
		form,
		get busy() {
			return busy;
		},
		get failed() {
			return failed;
		},
		get done() {
			return done;
		},
		get total() {
			return total;
		}
	};
}
