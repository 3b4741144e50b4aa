import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overTls } from 'node:https';
import { isIP } from 'node:net';
import { importSummary } from '$lib/dhis2/import-summary';
import { answerOf, type PushAnswer, type PushProblem } from '$lib/dhis2/push';
import { env } from '../env';
import { isPublicAddress, PrivateAddress, publicLookup } from './address-guard';
import type { Target } from './server';

/** How long a server may take for everything, in milliseconds. */
const WITHIN_MS = 15_000;
/** As much of an answer as is read, in bytes. */
const MOST_BYTES = 256 * 1024;

class TooLong extends Error {}

/** `isDelete` deletes the values that are named instead of writing them. */
type Sending = { dryRun: boolean; isDelete?: boolean; withinMs?: number };

/**
 * Sends values to `dataValueSets` of the configured server, creating or updating each; with `dryRun` nothing is written there. Leads nowhere else: no
 * redirect is followed, and no address in a private network is connected to unless the installation allows it. Never throws.
 */
export async function postValues(
	target: Target,
	body: string,
	{ dryRun, isDelete = false, withinMs = WITHIN_MS }: Sending
): Promise<PushAnswer> {
	const strategy = isDelete ? 'DELETE' : 'CREATE_AND_UPDATE';
	const url = new URL(`${target.address}/api/dataValueSets?dryRun=${dryRun}&importStrategy=${strategy}`);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const nearby = env().DHIS2_NEARBY === 'allowed';
	if (!nearby && (url.protocol !== 'https:' || (isIP(host) && !isPublicAddress(host))))
		return failed('private_address');
	const signal = AbortSignal.timeout(withinMs);
	try {
		const answer = await sent(url, { body, authorization: target.authorization, nearby, signal });
		const text = await textOf(answer);
		return answerOf(answer.statusCode ?? 0, importSummary(text));
	} catch (thrown) {
		return failed(signal.aborted ? 'timed_out' : problemOf(thrown));
	}
}

const failed = (problem: PushProblem): PushAnswer => ({ problem, http: null, summary: null });

function problemOf(thrown: unknown): PushProblem {
	if (thrown instanceof PrivateAddress) return 'private_address';
	return thrown instanceof TooLong ? 'too_long' : 'unreachable';
}

type Request = { body: string; authorization: string; nearby: boolean; signal: AbortSignal };

function sent(url: URL, { body, authorization, nearby, signal }: Request): Promise<IncomingMessage> {
	const headers = {
		accept: 'application/json',
		authorization,
		'content-length': Buffer.byteLength(body),
		'content-type': 'application/json'
	};
	const options = { method: 'POST', headers, signal, agent: false, ...(!nearby && { lookup: publicLookup }) } as const;
	return new Promise((resolve, reject) => {
		const going = (url.protocol === 'https:' ? overTls : overHttp)(url, options, resolve);
		going.on('error', reject);
		going.end(body);
	});
}

async function textOf(answer: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	let bytes = 0;
	for await (const part of answer as AsyncIterable<Buffer>) {
		bytes += part.length;
		if (bytes > MOST_BYTES) throw new TooLong();
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}
