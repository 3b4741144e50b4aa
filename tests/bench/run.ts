import type { TestProduct } from '../../scripts/product';
import { addCrowd } from './crowd';
import { startFloor, type Floor } from './floor-process';
import { addHall } from '../support/hall';
import { heldMegabytes } from './memory';
import { calendarWorks, clubWorks, HELPERS, hallWorks, registryWorks } from './other-works';
import { prepare, type Prepared } from './prepare';
import { headOf, lineOf, worstOf, type Measured } from './table';
import { inTurns, type Rounds } from './turns';
import { mainWorks, type Work } from './works';
import { addYear } from './year-of-drives';

/** What to measure: `only` is a part of the names of the works that are wanted. `slack` is what a short run forgives. */
export type Asked = { only: string; rounds: Rounds; slack: number };
type Bench = { floor: Floor; product: TestProduct; prepared: Prepared; asked: Asked };

/** What the server holds at most when all is done. */
const MEGABYTES = 250;

/** Asks the product once and gives the answer to the floor. */
async function record({ floor, product: { baseUrl } }: Bench, work: Work): Promise<void> {
	const { method, path, headers, body } = work.request();
	const answer = await fetch(`${baseUrl}${path}`, {
		method,
		headers: { ...headers, cookie: work.cookie, 'accept-encoding': 'identity' },
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

async function againstFloor(bench: Bench, title: string, all: readonly Work[]): Promise<Measured[]> {
	const { floor, product, asked } = bench;
	const works = all.filter(({ name }) => name.includes(asked.only));
	if (works.length > 0) console.log(headOf(title, ['floor', 'ours']));
	const measured: Measured[] = [];
	for (const work of works) {
		await record(bench, work);
		const turns = await inTurns({ url: floor.url, work }, { url: product.baseUrl, work }, asked.rounds);
		measured.push({ name: work.name, goal: work.goal * asked.slack, ...turns });
		console.log(lineOf(measured.at(-1) as Measured));
	}
	return measured;
}

/** How many people a hall must expect: whoever arrives does so once, at the floor or at the product, warming up included. */
const guestsFor = ({ most, rounds }: Rounds) => (most * rounds + HELPERS * 2) * 2 + HELPERS * 2;

/** What else is measured: the calendar, the pages of a club, a full hall and a registry of made-up people. */
async function others(bench: Bench): Promise<Measured[]> {
	const { product, prepared, asked } = bench;
	const { club, office } = prepared.cookies;
	const found = await againstFloor(bench, 'a club', clubWorks(prepared));
	await addYear(product.ownerDatabaseUrl, prepared.provinceCode);
	found.push(...(await againstFloor(bench, '1,200 drives', calendarWorks(prepared))));
	const amount = 200_000;
	await addCrowd(product.ownerDatabaseUrl, prepared.provinceCode, prepared.clubId, amount);
	const registry = (cookie: string) => registryWorks(prepared, product.baseUrl, { amount, cookie });
	found.push(...(await againstFloor(bench, `${amount} donors, office`, registry(office))));
	found.push(...(await againstFloor(bench, `${amount} donors, club`, registry(club))));
	const hall = await addHall(product.ownerDatabaseUrl, prepared, guestsFor(asked.rounds));
	const checkIn = hallWorks(hall, product.baseUrl, club);
	return [...found, ...(await againstFloor(bench, `${HELPERS} helpers`, checkIn))];
}

/** Prints what the server holds now. */
function memoryKept({ appPid }: TestProduct): boolean {
	const held = heldMegabytes(appPid() ?? 0);
	if (held === null) return true;
	console.log(`memory of the server afterwards: ${held.toFixed(0)} MB of at most ${MEGABYTES}`);
	return held <= MEGABYTES;
}

/** Measures a product against the floor and prints the table; `also` measures more than the main works. Whether every goal was met. */
export async function againstTheFloor(product: TestProduct, asked: Asked, also: boolean): Promise<boolean> {
	const prepared = await prepare(product.ownerDatabaseUrl);
	const floor = await startFloor(product.appDatabaseUrl);
	const bench = { floor, product, prepared, asked };
	try {
		const measured = await againstFloor(bench, 'office', mainWorks(prepared, product.baseUrl));
		if (also) measured.push(...(await others(bench)));
		console.log(worstOf(measured));
		const small = memoryKept(product);
		return small && measured.every(({ ratio, goal }) => ratio <= goal);
	} finally {
		floor.stop();
	}
}

/** Measures the main works of a product against the same with ten times the data, and prints the table. Whether every goal was met. */
export async function againstTenfold(product: TestProduct, tenfold: TestProduct, asked: Asked): Promise<boolean> {
	const sides = await Promise.all(
		[product, tenfold].map(async ({ ownerDatabaseUrl, baseUrl }) =>
			mainWorks(await prepare(ownerDatabaseUrl), baseUrl)
				.filter(({ name }) => name.includes(asked.only))
				.map((work) => ({ url: baseUrl, work }))
		)
	);
	const [once = [], tenTimes = []] = sides;
	console.log(headOf('office, ten times the data', ['once', 'tenfold']));
	const measured: Measured[] = [];
	for (const [i, first] of once.entries()) {
		const second = tenTimes[i];
		if (!second) continue;
		const { name, tenfold: goal = 1.2 } = first.work;
		measured.push({ name, goal, ...(await inTurns(first, second, asked.rounds)) });
		console.log(lineOf(measured.at(-1) as Measured));
	}
	console.log(worstOf(measured));
	const small = memoryKept(tenfold);
	return small && measured.every(({ ratio, goal }) => ratio <= goal);
}
