import { MOST_AT_ONCE, type Answered } from '../sending';
import type { DeskRoster } from '../roster';
import type { NotReached } from '../said';
import type { Waiting } from './queue';

/** What is to be forgotten here: nothing, the people of the drive, or everything that is kept. */
export type Forget = 'nothing' | 'people' | 'everything';

/** Why nothing came of it; `of_another` where somebody else is signed in by now than those who did it. */
type Why = NotReached | 'of_another';

/** What came of asking the server. */
export type Reached<T, W = NotReached> = { ok: true; value: T } | { ok: false; why: W; forget: Forget };

const PATIENCE_MS = 15_000;

async function ask<T>(path: string, init: RequestInit = {}): Promise<Reached<T, Why>> {
	try {
		const headers = { accept: 'application/json', 'x-poll': '1', ...init.headers };
		const answer = await fetch(path, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
		if (answer.status === 401 || answer.redirected) return none('signed_out');
		if (answer.status === 421) return none('of_another');
		if (answer.status === 403 || answer.status === 404) return none('no_right', await saysForget(answer));
		if (answer.status === 429 || answer.status >= 500) return none('away');
		if (!answer.ok && answer.status !== 409) return none('not_understood');
		return { ok: true, value: (await answer.json()) as T };
	} catch {
		return none('away');
	}
}

const none = <W extends Why>(why: W, forget: Forget = 'nothing') => ({ ok: false, why, forget }) as const;

async function saysForget(answer: Response): Promise<Forget> {
	const said = (await answer.json().catch(() => null)) as { forget?: unknown; everything?: unknown } | null;
	if (said?.forget !== true) return 'nothing';
	return said.everything === true ? 'everything' : 'people';
}

/** Says that this device has forgotten what it was asked to. */
export async function tellForgotten(): Promise<void> {
	const said = { method: 'POST', headers: { 'x-poll': '1' }, signal: AbortSignal.timeout(PATIENCE_MS) };
	await fetch('/api/desk/forgotten', said).catch(() => null);
}

/** Asks for the roster, or for the news since an instant of the server's clock, and who is signed in here. */
export function askRoster(driveId: string, since: string | null): Promise<Reached<DeskRoster & { by: string }, Why>> {
	return ask(`/api/desk/${driveId}${since ? `?since=${encodeURIComponent(since)}` : ''}`);
}

/** Sends the first of the waiting operations as those of whoever did them, packed where the browser can. */
export async function send(
	driveId: string,
	{ deviceId, by }: { deviceId: string; by: string | null },
	queue: Waiting[]
): Promise<Reached<{ answers: Answered[] }, Why>> {
	const operations = queue.slice(0, MOST_AT_ONCE).map(({ operation }) => operation);
	const text = JSON.stringify({ deviceId, ...(by && { by }), operations });
	const headers = { 'content-type': 'application/json', ...(packs() && { 'content-encoding': 'gzip' }) };
	return ask(`/api/desk/${driveId}/operations`, { method: 'POST', headers, body: await pack(text) });
}

const packs = () => 'CompressionStream' in globalThis;

async function pack(text: string): Promise<BodyInit> {
	if (!packs()) return text;
	return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}
