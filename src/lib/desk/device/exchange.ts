import type { Answered } from '../sending';
import type { DeskNews, DeskRoster } from '../roster';
import type { NotReached } from '../said';
import { withNews } from './kept-roster';
import type { Waiting } from './queue';

/** What is to be forgotten here: nothing, the people of the drive, or everything that is kept. */
export type Forget = 'nothing' | 'people' | 'everything';

/** Why nothing came of it; `of_another` where somebody else is signed in by now than those who did it, `not_understood` where the server cannot read it. */
export type Why = NotReached | 'of_another' | 'not_understood';

/** What came of asking the server. */
export type Reached<T, W = NotReached> = { ok: true; value: T } | { ok: false; why: W; forget: Forget };

const PATIENCE_MS = 15_000;

async function ask<T>(path: string, init: RequestInit = {}): Promise<Reached<T, Why>> {
	try {
		const headers = { accept: 'application/json', 'x-poll': '1', ...init.headers };
		const answer = await fetch(path, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
		if (answer.status === 401 || answer.redirected) return none('signed_out');
		if (answer.status === 421) return none('of_another');
		if ([400, 403, 404].includes(answer.status)) return refusedAs(answer.status, await saidBy(answer));
		if (!answer.ok && answer.status !== 409) return none('away');
		return { ok: true, value: (await answer.json()) as T };
	} catch {
		return none('away');
	}
}

const none = <W extends Why>(why: W, forget: Forget = 'nothing') => ({ ok: false, why, forget }) as const;

function refusedAs(status: number, said: SaidBy | null) {
	if (said?.notUnderstood === true) return none('not_understood');
	if (status === 400) return none('away');
	if (said?.forget !== true) return none('no_right');
	return none('no_right', said.everything === true ? 'everything' : 'people');
}

type SaidBy = { forget?: unknown; everything?: unknown; notUnderstood?: unknown };

const saidBy = async (answer: Response) => (await answer.json().catch(() => null)) as SaidBy | null;

/** Says that this device has forgotten what it was asked to. */
export async function tellForgotten(): Promise<void> {
	const said = { method: 'POST', headers: { 'x-poll': '1' }, signal: AbortSignal.timeout(PATIENCE_MS) };
	await fetch('/api/desk/forgotten', said).catch(() => null);
}

type Brought = { by: string; roster: DeskRoster };

/** Brings everybody of a drive, or what changed since what is known already, and who is signed in here. */
export async function bring(driveId: string, known: DeskRoster | null): Promise<Reached<Brought, Why>> {
	const path = `/api/desk/${driveId}`;
	const reached = known
		? await ask<DeskNews & { by: string }>(`${path}?since=${encodeURIComponent(known.at)}`)
		: await ask<DeskRoster & { by: string }>(path);
	if (!reached.ok) return reached;
	const { by, ...brought } = reached.value;
	return { ok: true, value: { by, roster: known ? withNews(known, brought) : (brought as DeskRoster) } };
}

/** Sends operations, at most MOST_AT_ONCE, as those of whoever did them, packed where the browser can. */
export async function send(
	driveId: string,
	{ deviceId, by }: { deviceId: string; by: string | null },
	queue: Waiting[]
): Promise<Reached<{ answers: Answered[] }, Why>> {
	const operations = queue.map(({ operation }) => operation);
	const text = JSON.stringify({ deviceId, ...(by && { by }), operations });
	const headers = { 'content-type': 'application/json', ...(packs() && { 'content-encoding': 'gzip' }) };
	return ask(`/api/desk/${driveId}/operations`, { method: 'POST', headers, body: await pack(text) });
}

const packs = () => 'CompressionStream' in globalThis;

async function pack(text: string): Promise<BodyInit> {
	if (!packs()) return text;
	return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}
