import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';

/** What became of one registration, as its sender saw it. */
export type Sent = {
	operationId: string;
	sentAt: number;
	answeredAt: number | null;
	outcome: 'pending' | 'acknowledged' | 'refused' | 'broken' | 'hung';
	detail: string;
};

/** A request that takes longer than this counts as hung. */
const patienceMs = 10_000;

/** People wait before they try again; without it fifty of them would take a core from the start they wait for. */
const beforeNextTryMs = 500;

const jsonHeaders = (baseUrl: string) => ({
	origin: baseUrl,
	accept: 'application/json',
	'x-sveltekit-action': 'true'
});

/** Signs in as people do and answers the cookie. */
export async function signIn(
	baseUrl: string,
	{ email, password }: { email: string; password: string }
): Promise<string> {
	const response = await fetch(`${baseUrl}/login`, {
		method: 'POST',
		headers: jsonHeaders(baseUrl),
		body: new URLSearchParams({ email, password }),
		redirect: 'manual'
	});
	const cookie = response.headers.getSetCookie().find((text) => text.startsWith('session='));
	if (!cookie) throw new Error(`Signing in failed: ${response.status} ${await response.text()}`);
	return cookie.split(';')[0] ?? '';
}

let written = 0;

/** Nobody of this name can be a likely duplicate: letters are drawn at random. */
function inventedName(): string {
	const word = () => Array.from({ length: 7 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
	written += 1;
	return `${word()} ${word()} ${word()}`;
}

/** The newly registered person, as the page's form sends it. */
function registration(operationId: string): URLSearchParams {
	const day = `${1 + (written % 28)}`.padStart(2, '0');
	return new URLSearchParams({
		operationId,
		donorId: '',
		confirmNew: 'true',
		fullName: inventedName(),
		sex: 'female',
		birthDate: `${1970 + (written % 30)}-${`${1 + (written % 12)}`.padStart(2, '0')}-${day}`,
		consentRegistration: 'true'
	});
}

/** Fifty people at fifty desks, each sending the next registration when the last one was answered. */
export class Load {
	readonly sent: Sent[] = [];
	#going = true;
	readonly #desks: Promise<void>[];

	constructor(
		private readonly baseUrl: string,
		private readonly driveId: string,
		private readonly cookie: string,
		desks = 50
	) {
		this.#desks = Array.from({ length: desks }, () => this.#desk());
	}

	count(outcome: Sent['outcome']): number {
		return this.sent.filter((one) => one.outcome === outcome).length;
	}

	pending(): Sent[] {
		return this.sent.filter(({ outcome }) => outcome === 'pending');
	}

	/** Waits for so many acknowledged registrations from now on. */
	async acknowledges(more: number, withinMs = 60_000): Promise<void> {
		const goal = this.count('acknowledged') + more;
		const deadline = Date.now() + withinMs;
		while (this.count('acknowledged') < goal) {
			if (Date.now() > deadline)
				throw new Error(`Only ${this.count('acknowledged')} of ${goal} were acknowledged. ${this.lastDetail()}`);
			await pause(5);
		}
	}

	lastDetail(): string {
		return this.sent.findLast(({ detail }) => detail !== '')?.detail ?? '';
	}

	async stop(): Promise<void> {
		this.#going = false;
		await Promise.all(this.#desks);
	}

	async #desk(): Promise<void> {
		while (this.#going) {
			const one: Sent = { operationId: v7(), sentAt: Date.now(), answeredAt: null, outcome: 'pending', detail: '' };
			this.sent.push(one);
			await this.#send(one);
			one.answeredAt = Date.now();
			if (one.outcome !== 'acknowledged') await pause(beforeNextTryMs);
		}
	}

	async #send(one: Sent): Promise<void> {
		try {
			const response = await fetch(`${this.baseUrl}/drives/${this.driveId}/registrations?/register`, {
				method: 'POST',
				headers: { ...jsonHeaders(this.baseUrl), cookie: this.cookie },
				body: registration(one.operationId),
				redirect: 'manual',
				signal: AbortSignal.timeout(patienceMs)
			});
			const text = await response.text();
			const said: { type?: string; status?: number } = text.startsWith('{') ? JSON.parse(text) : {};
			const acknowledged = response.status === 200 && (said.type === 'success' || said.type === 'redirect');
			one.outcome = acknowledged ? 'acknowledged' : 'refused';
			if (!acknowledged) one.detail = `${response.status} ${text.slice(0, 300)}`;
		} catch (error) {
			one.outcome = error instanceof Error && error.name === 'TimeoutError' ? 'hung' : 'broken';
			one.detail = error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error);
		}
	}
}
