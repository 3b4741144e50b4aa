import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';
import { postJson, Refused } from './post-json';

type Question = Parameters<typeof startRegistration>[0]['optionsJSON'];

const form = document.querySelector<HTMLFormElement>('form[data-passkey-add]');

/** Makes a passkey on this device and sends it along with its name. */
async function add(form: HTMLFormElement, answer: HTMLInputElement): Promise<void> {
	const optionsJSON = await postJson<Question>(form.dataset.passkeyAdd ?? '', {});
	answer.value = JSON.stringify(await startRegistration({ optionsJSON }));
	form.submit();
}

function failed(form: HTMLFormElement, thrown: unknown): void {
	// The password was given too long ago: the page itself leads to where it is asked for.
	if (thrown instanceof Refused && thrown.status === 403) return location.reload();
	const problem = form.querySelector<HTMLElement>('[data-passkey-problem]');
	if (problem) problem.hidden = false;
}

const answer = form?.querySelector<HTMLInputElement>('input[name="answer"]');
if (form && answer && browserSupportsWebAuthn()) {
	form.hidden = false;
	for (const notice of document.querySelectorAll<HTMLElement>('[data-passkey-unknown]')) notice.hidden = true;
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		add(form, answer).catch((thrown: unknown) => failed(form, thrown));
	});
}
