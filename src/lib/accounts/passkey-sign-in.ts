import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';
import { postJson } from './post-json';

type Question = Parameters<typeof startAuthentication>[0]['optionsJSON'];

const place = document.querySelector<HTMLElement>('[data-passkey]');

async function prove({ dataset: { passkey = '', next } }: HTMLElement): Promise<void> {
	const optionsJSON = await postJson<Question>('/login/passkey/options', {});
	const answer = await startAuthentication({ optionsJSON });
	const { location: path } = await postJson<{ location: string }>(passkey, { answer, next });
	location.assign(path);
}

if (place && browserSupportsWebAuthn()) {
	place.hidden = false;
	const problem = place.querySelector<HTMLElement>('[data-passkey-problem]');
	place.querySelector('button')?.addEventListener('click', () => {
		if (problem) problem.hidden = true;
		prove(place).catch(() => {
			if (problem) problem.hidden = false;
		});
	});
}
