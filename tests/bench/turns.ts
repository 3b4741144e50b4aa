import autocannon, { type Sending } from 'autocannon';
import type { Work } from './works';

/** One of two who are asked in turn. */
export type Side = { url: string; work: Work };
/** How long a round of one side is about to take, how many requests it has at most, and how many rounds there are. */
export type Rounds = { seconds: number; most: number; rounds: number };
/** Answers per second of both sides, and how often the first is as quick as the second: medians over the rounds. */
export type Turns = { first: number; second: number; ratio: number };

/** Who asks at once, unless a work says otherwise. */
const CONNECTIONS = 10;

/** How often autocannon looks whether it has all answers, in milliseconds: by itself each second, most of which would be waiting. */
const sampleInt = 25;

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const connectionsOf = ({ atOnce = CONNECTIONS }: Work) => atOnce;

/** Each of those who ask at once asks twice at least. */
const fewestOf = (work: Work) => connectionsOf(work) * 2;

/** Answers per second. An answer other than the expected one ends the bench: it would be quick for the wrong reason. */
async function throughput({ url, work }: Side, amount: number): Promise<number> {
	const setupRequest = (sending: Sending) => {
		const { headers, ...asked } = work.request();
		return { ...sending, ...asked, headers: { ...sending.headers, ...headers, cookie: work.cookie } };
	};
	const connections = connectionsOf(work);
	const begun = performance.now();
	let last = begun;
	const running = autocannon({ url, connections, amount, sampleInt, timeout: 60, requests: [{ setupRequest }] });
	// It ends when it looks next; the last answer came before.
	running.on('response', () => (last = performance.now()));
	const result = await running;
	const elapsed = (last - begun) / 1_000;
	const expected = work.status === 303 ? result['3xx'] : result['2xx'];
	if (expected !== amount)
		throw new Error(
			`${work.name}: ${amount - expected} of ${amount} answers at ${url} were not ${work.status}: ${JSON.stringify(result.statusCodeStats)}`
		);
	return amount / elapsed;
}

/** How many requests make a round of a side, by how quickly it answers the first ones. */
async function amountFor(side: Side, { seconds, most }: Rounds): Promise<number> {
	const fewest = fewestOf(side.work);
	const quick = await throughput(side, fewest);
	return Math.max(fewest, Math.min(most, Math.round(quick * seconds)));
}

/** Two sides in turn, so that whatever else the machine does meets both alike. */
export async function inTurns(first: Side, second: Side, size: Rounds): Promise<Turns> {
	const amounts = [await amountFor(first, size), await amountFor(second, size)] as const;
	const [ofFirst, ofSecond]: [number[], number[]] = [[], []];
	for (let round = 0; round < size.rounds; round += 1) {
		ofFirst.push(await throughput(first, amounts[0]));
		ofSecond.push(await throughput(second, amounts[1]));
	}
	const ratio = median(ofFirst.map((one, round) => one / (ofSecond[round] ?? 1)));
	return { first: median(ofFirst), second: median(ofSecond), ratio };
}
