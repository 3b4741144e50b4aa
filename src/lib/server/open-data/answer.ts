import { createHash } from 'node:crypto';
import { readTotalsQuery } from '$lib/open-data/read-query';
import type { TotalsQuery } from '$lib/open-data/api-schemas';
import type { Result } from '$lib/result';
import { keyOf, openKey, type OpenedKey } from '../api-keys/open-key';
import { inApiKey, type Tx } from '../scope';
import { problem } from './problem';

/** Answers a program that sent a key that stands, with what `work` makes of the question; whoever has that answer already gets 304. */
export async function answerToKey(
	request: Request,
	work: (key: OpenedKey) => Promise<object | Response>
): Promise<Response> {
	const key = keyOf(request.headers);
	const opened = key ? await openKey(inApiKey, key, new Date()) : null;
	if (!opened?.ok) return problem(opened?.refusal ?? 'no_key');
	const answer = await work(opened.value);
	return answer instanceof Response ? answer : marked(request, JSON.stringify(answer));
}

type Totals = (tx: Tx, provinceCode: string, query: TotalsQuery) => Promise<Result<object, 'not_found'>>;

/** Answers a question about totals. `people` asks of people too. */
export function answerTotals(
	request: Request,
	{ people, totals }: { people: boolean; totals: Totals }
): Promise<Response> {
	return answerToKey(request, async ({ keyHash, provinceCode }) => {
		const query = readTotalsQuery(new URL(request.url).searchParams, { people });
		if (!query.ok) return problem(query.refusal, String(query.details.field));
		if (query.value.province && query.value.province !== provinceCode) return problem('other_province', 'province');
		const answer = await inApiKey(keyHash, (tx) => totals(tx, provinceCode, query.value));
		return answer.ok ? answer.value : problem(answer.refusal, 'area');
	});
}

function marked(request: Request, body: string): Response {
	const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
	const headers = {
		etag,
		'cache-control': 'private, no-cache',
		'content-type': 'application/json',
		vary: 'authorization'
	};
	const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
	return known.includes(etag) ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}
