import autocannon from 'autocannon';
import { startFloor, type Floor } from './floor-process';
import { prepare } from './prepare';
import { worksAt, type Work } from './works';

type Asked = { baseUrl: string; appUrl: string; ownerUrl: string; check: boolean; full: boolean };
type Measured = { work: Work; floor: number; ours: number; ratio: number };

const rounds = 5;
const connections = 10;

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Answers per second. An answer other than the expected one ends the bench: it would be quick for the wrong reason. */
async function throughput(url: string, work: Work, cookie: string, seconds: number): Promise<number> {
	const setupRequest = () => {
		const { headers, ...sending } = work.request();
		return { ...sending, headers: { ...headers, cookie } };
	};
	const result = await autocannon({ url, connections, duration: seconds, requests: [{ setupRequest }] });
	const failed = result.errors + result.timeouts + (work.status < 300 ? result.non2xx : 0);
	if (failed > 0)
		throw new Error(`${work.name}: ${failed} of ${result.requests.total} answers at ${url} were not ${work.status}`);
	return result.requests.total / result.duration;
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
		name: work.name,
		status: answer.status,
		headers: Object.fromEntries(kept),
		text: await answer.text()
	});
}

/** Floor and product in turn, so that whatever else the machine does meets both alike. */
async function measure(
	floor: Floor,
	{ baseUrl }: Asked,
	work: Work,
	cookie: string,
	seconds: number
): Promise<Measured> {
	await record(floor, baseUrl, work, cookie);
	await throughput(floor.url, work, cookie, 1);
	await throughput(baseUrl, work, cookie, 1);
	const [floors, ours]: [number[], number[]] = [[], []];
	for (let round = 0; round < rounds; round += 1) {
		floors.push(await throughput(floor.url, work, cookie, seconds));
		ours.push(await throughput(baseUrl, work, cookie, seconds));
	}
	const ratio = median(floors.map((one, round) => one / (ours[round] ?? 1)));
	return { work, floor: median(floors), ours: median(ours), ratio };
}

function row({ work, floor, ours, ratio }: Measured): string {
	const numbers = [floor.toFixed(0), ours.toFixed(0), ratio.toFixed(2), work.goal.toFixed(1)];
	return `${work.name.padEnd(20)}${numbers.map((one) => one.padStart(10)).join('')}${ratio > work.goal ? '  missed' : ''}`;
}

/** Measures every work against the floor and prints the table. 1 when a goal is missed, otherwise 0. */
export async function runBench(asked: Asked): Promise<0 | 1> {
	const { cookie, driveId } = await prepare(asked.ownerUrl);
	const floor = await startFloor(asked.appUrl);
	const seconds = asked.full ? 10 : asked.check ? 1 : 4;
	try {
		console.log(
			`${'work'.padEnd(20)}${['floor/s', 'ours/s', 'ratio', 'goal'].map((one) => one.padStart(10)).join('')}`
		);
		const measured: Measured[] = [];
		for (const work of worksAt(driveId, asked.baseUrl)) {
			measured.push(await measure(floor, asked, work, cookie, seconds));
			console.log(row(measured.at(-1) as Measured));
		}
		const worst = measured.toSorted((a, b) => b.ratio / b.work.goal - a.ratio / a.work.goal)[0];
		console.log(`worst: ${worst?.work.name} ${worst?.ratio.toFixed(2)} of at most ${worst?.work.goal.toFixed(1)}`);
		return measured.every(({ ratio, work }) => ratio <= work.goal) ? 0 : 1;
	} finally {
		floor.stop();
	}
}
