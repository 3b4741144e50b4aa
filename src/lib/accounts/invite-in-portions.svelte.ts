import { applyAction, deserialize } from '$app/forms';
import type { Attachment } from 'svelte/attachments';

type Row = { text: string; problem: string };
type Invited = { line: number; name: string; email: string; link: string };

const PORTION = 20;

/**
 * Sends the right lines of a preview in portions, so that the page can tell how far it is: `<form {@attach portions.form}>` takes
 * over when `?/invite` is pressed. When a portion fails, the rest stays in the form as it was.
 */
export function inviteInPortions(rows: () => readonly Row[]) {
	let busy = $state(false);
	let done = $state(0);
	let total = $state(0);
	let invited = $state<Invited[]>([]);

	async function send(form: HTMLFormElement, lines: string[]): Promise<Invited[]> {
		const body = new FormData(form);
		body.set('text', lines.join('\n'));
		const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' };
		const answer = await fetch('?/invite', { method: 'POST', body, headers });
		const result = deserialize(await answer.text());
		// The password has to be given again: what is left stays as it was typed.
		if (result.type === 'redirect') await applyAction(result);
		if (result.type !== 'success') throw new Error('a portion was not accepted');
		return (result.data?.invited ?? []) as Invited[];
	}

	async function sendAll(form: HTMLFormElement) {
		const texts = rows().flatMap(({ text, problem }) => (problem === '' ? [text] : []));
		const box = form.elements.namedItem('text') as HTMLTextAreaElement;
		[busy, done, total, invited] = [true, 0, texts.length, []];
		try {
			for (let from = 0; from < texts.length; from += PORTION) {
				const portion = texts.slice(from, from + PORTION);
				invited = [...invited, ...(await send(form, portion))];
				done = from + portion.length;
			}
		} finally {
			const wrong = rows().flatMap(({ text, problem }) => (problem === '' ? [] : [text]));
			box.value = [...wrong, ...texts.slice(done)].join('\n');
			box.dispatchEvent(new Event('input', { bubbles: true }));
			busy = false;
		}
	}

	const form: Attachment<HTMLFormElement> = (node) => {
		const take = (event: SubmitEvent) => {
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
		get done() {
			return done;
		},
		get total() {
			return total;
		},
		get invited() {
			return invited;
		}
	};
}
