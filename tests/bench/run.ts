import autocannon, { type Sending } from 'autocannon';
import { startFloor, type Floor } from './floor-process';
import { addCrowd } from './crowd';
import { addHall } from '../support/hall';
import { prepare } from './prepare';
import { calendarWorks, HELPERS, hallWorks, registryWorks, worksAt, type Work } from './works';
import { addYear } from './year-of-drives';

/** What to measure and how long; `only` is a part of the names of the works that are wanted. */
type Asked = { baseUrl: string; appUrl: string; ownerUrl: string; check: boolean; full: boolean; only: string };
/** How many requests a round has, and how many rounds there are. */
type Size = { amount: number; rounds: number };
type Measured = { work: Work; floor: number; ours: number; ratio: number };

/** Who asks at once, unless a work says otherwise. */
const CONNECTIONS = 10;

/** How often autocannon looks whether it has all answers, in milliseconds: by itself each second, most of which would be waiting. */
const sampleInt = 25;

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const connectionsOf = ({ atOnce = CONNECTIONS }: Work) => atOnce;

/** Each of those who ask at once asks twice at least. */
const amountOf = (work: Work, { amount }: Size) => Math.max(amount, connectionsOf(work) * 2);

/** Answers per second. An answer other than the expected one ends the bench: it would be quick for the wrong reason. */
async function throughput(url: string, work: Work, cookie: string, amount: number): Promise<number> {
	const setupRequest = (sending: Sending) => {
		const { headers, ...asked } = work.request();
		return { ...sending, ...asked, headers: { ...sending.headers, ...headers, cookie } };
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

/** Asks the product once and gives the answer to the floor. */
async function record(floor: Floor, baseUrl: string, work: Work, cookie: string): Promise<void> {
	const { method, path, headers, body } = work.request();
	const answer = await fetch(`${baseUrl}${path}`, {
		method,
		headers: { ...headers, cookie, 'accept-encoding': 'identity' },
		body,
		redirect: 'manual'
	});
	if (answer.status !== work.status) throw new Error(`${work.name}: the product answered ${answer.status}`);
	const kept = [...answer.headers].filter(
		([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name)
	);
	await floor.record({
		path: path ?? '',
		status: answer.status,
		headers: Object.fromEntries(kept),
		text: await answer.text()
	});
}

/** Floor and product in turn, so that whatever else the machine does meets both alike. */
async function measure(floor: Floor, { baseUrl }: Asked, work: Work, cookie: string, size: Size): Promise<Measured> {
	await record(floor, baseUrl, work, cookie);
	await throughput(floor.url, work, cookie, connectionsOf(work) * 2);
	await throughput(baseUrl, work, cookie, connectionsOf(work) * 2);
	const amount = amountOf(work, size);
	const [floors, ours]: [number[], number[]] = [[], []];
	for (let round = 0; round < size.rounds; round += 1) {
		floors.push(await throughput(floor.url, work, cookie, amount));
		ours.push(await throughput(baseUrl, work, cookie, amount));
	}
	const ratio = median(floors.map((one, round) => one / (ours[round] ?? 1)));
	return { work, floor: median(floors), ours: median(ours), ratio };
}

function row({ work, floor, ours, ratio }: Measured): string {
	const numbers = [floor.toFixed(0), ours.toFixed(0), ratio.toFixed(2), work.goal.toFixed(1)];
	return `${work.name.padEnd(20)}${numbers.map((one) => one.padStart(10)).join('')}${ratio > work.goal ? '  missed' : ''}`;
}

function sizeOf({ full, check }: Asked): Size {
	if (full) return { amount: 2_000, rounds: 5 };
	return check ? { amount: 28, rounds: 3 } : { amount: 400, rounds: 5 };
}

/** How many people a hall must expect: whoever arrives does so once, at the floor or at the product, warming up included. */
const guestsFor = ({ amount, rounds }: Size) =>
	(Math.max(amount, HELPERS * 2) * rounds + HELPERS * 2) * 2 + HELPERS * 2;

/** Measures every work against the floor and prints the table. 1 when a goal is missed, otherwise 0. */
export async function runBench(asked: Asked): Promise<0 | 1> {
	const { cookie, office, driveId, clubId, provinceCode } = await prepare(asked.ownerUrl);
	const floor = await startFloor(asked.appUrl);
	const size = sizeOf(asked);
	const measured: Measured[] = [];
	const measureAll = async (title: string, all: Work[], as: string) => {
		const works = all.filter(({ name }) => name.includes(asked.only));
		if (works.length === 0) return;
		const heads = ['floor/s', 'ours/s', 'ratio', 'goal'];
		console.log(`${title.padEnd(20)}${heads.map((one) => one.padStart(10)).join('')}`);
		for (const work of works) {
			measured.push(await measure(floor, asked, work, as, size));
			console.log(row(measured.at(-1) as Measured));
		}
	};
	try {
		await measureAll('a club', worksAt(driveId, asked.baseUrl), cookie);
		if (!asked.check) {
			const hall = await addHall(asked.ownerUrl, { provinceCode, clubId }, guestsFor(size));
			await measureAll(`${HELPERS} helpers`, hallWorks(hall, asked.baseUrl), cookie);
		}
		await addYear(asked.ownerUrl, provinceCode);
		await measureAll('1,200 drives, office', calendarWorks(), office);
		const amount = asked.check ? 20_000 : 200_000;
		await addCrowd(asked.ownerUrl, provinceCode, clubId, amount);
		const works = registryWorks(driveId, asked.baseUrl, { amount, provinceCode });
		await measureAll(`${amount} donors, office`, works, office);
		if (!asked.check) await measureAll(`${amount} donors, club`, works, cookie);
		const worst = measured.toSorted((a, b) => b.ratio / b.work.goal - a.ratio / a.work.goal)[0];
		console.log(`worst: ${worst?.work.name} ${worst?.ratio.toFixed(2)} of at most ${worst?.work.goal.toFixed(1)}`);
		return measured.every(({ ratio, work }) => ratio <= work.goal) ? 0 : 1;
	} finally {
		floor.stop();
	}
}
