import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';

const place = document.querySelector<HTMLElement>('[data-passkey]');

async function sent(path: string, body: unknown): Promise<unknown> {
	const headers = { 'content-type': 'application/json', accept: 'application/json' };
	const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
	if (!answer.ok) throw new Error(String(answer.status));
	return answer.json();
}

async function signIn({ dataset }: HTMLElement): Promise<void> {
	const optionsJSON = (await sent('/login/passkey/options', {})) as Parameters<
		typeof startAuthentication
	>[0]['optionsJSON'];
	const answer = await startAuthentication({ optionsJSON });
	const { location: path } = (await sent('/login/passkey', { answer, next: dataset.next })) as { location: string };
	location.assign(path);
}

if (place && browserSupportsWebAuthn()) {
	place.hidden = false;
	const problem = place.querySelector<HTMLElement>('[data-passkey-problem]');
	place.querySelector('button')?.addEventListener('click', () => {
		if (problem) problem.hidden = true;
		signIn(place).catch(() => {
			if (problem) problem.hidden = false;
		});
	});
}
