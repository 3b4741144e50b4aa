import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, processStarted } from '../../scripts/lock.mjs';
import { Load, type Sent } from './load';
import type { ProductProcess, Victim } from './product-process';
import type { Report } from './report';
import { findAcknowledged, writtenLog } from './storage';

/** Where registrations are sent, and by whom. */
export type Desk = { driveId: string; cookie: string };

/** Registrations acknowledged before each kill, and after the product is back. */
const enough = 100;
const goesOn = 20;
const readyWithinMs = 5_000;

/** How much longer than undisturbed a start may take while fifty people wait: what runs beside may take most of both cores. */
const timesSlower = 5;

/** Five seconds; on a machine on which an undisturbed start takes longer than three, half as much again as that one took. */
const patienceMs = ({ paceMs }: ProductProcess) => Math.max(readyWithinMs, 1.5 * paceMs);

/** How long after `since` the product was ready and a registration sent later was acknowledged. */
async function recovery(
	product: ProductProcess,
	load: Load,
	since: number
): Promise<{ readyMs: number; writesMs: number }> {
	while (!(await product.isReady())) {
		if (Date.now() - since > 60_000) throw new Error('The product did not get ready again within a minute.');
		await pause(10);
	}
	const readyMs = Date.now() - since;
	const isLater = (one: Sent) => one.outcome === 'acknowledged' && one.sentAt > since;
	while (!load.sent.some(isLater)) {
		if (Date.now() - since > 60_000) throw new Error(`Nothing was acknowledged within a minute. ${load.lastDetail()}`);
		await pause(10);
	}
	return { readyMs, writesMs: Date.now() - since };
}

async function checkStored(report: Report, product: ProductProcess, load: Load): Promise<void> {
	const { acknowledged, found, lost, doubled } = await findAcknowledged(product.superuserUrl(), load.sent);
	report.fact(
		'every acknowledged registration is stored exactly once',
		lost === 0 && doubled === 0,
		`${acknowledged} acknowledged, ${found} found, ${doubled} doubled`
	);
	const slowest = Math.max(...load.sent.map(({ sentAt, answeredAt }) => (answeredAt ?? sentAt) - sentAt));
	report.fact(
		'no request hung for ten seconds',
		load.count('hung') === 0,
		`${load.count('hung')} hung, the slowest took ${slowest} ms`
	);
}

/** Kills processes in the middle of fifty people's work; the supervisor brings them back. */
export async function killUnderLoad(
	report: Report,
	product: ProductProcess,
	desk: Desk,
	victims: Victim[]
): Promise<void> {
	const load = new Load(product.baseUrl, desk.driveId, desk.cookie);
	const app = product.pid('app');
	try {
		await load.acknowledges(enough);
		const before = victims.map((victim) => product.pid(victim));
		const acknowledged = load.count('acknowledged');
		const underWay = load.pending();
		const killedAt = Date.now();
		for (const victim of victims) product.kill(victim);
		const { readyMs, writesMs } = await recovery(product, load, killedAt);
		await load.acknowledges(goesOn);
		const unanswered = underWay.filter(({ outcome }) => outcome !== 'acknowledged').length;
		report.fact(
			'the kill met work under way',
			acknowledged >= enough && unanswered > 0,
			`${acknowledged} acknowledged, ${unanswered} unanswered`
		);
		report.fact(
			'ready again within five seconds',
			readyMs <= patienceMs(product),
			`ready after ${readyMs} ms, the next write acknowledged after ${writesMs} ms`
		);
		report.fact(
			'the killed processes are gone',
			before.every((pid) => processStarted(pid) === null)
		);
	} finally {
		await load.stop();
	}
	if (!victims.includes('app')) checkOutage(report, load, { survived: product.pid('app') === app });
	await checkStored(report, product, load);
}

/** Without its database the application lives on, and says so in words. */
function checkOutage(report: Report, load: Load, { survived }: { survived: boolean }): void {
	const answers = load.sent.filter(({ outcome }) => outcome === 'refused').map(({ detail }) => detail.slice(0, 3));
	const others = answers.filter((status) => status !== '503');
	report.fact(
		'the application lived on',
		survived && load.count('broken') === 0,
		`${load.count('broken')} connections broken`
	);
	report.fact(
		'requests met while the database was away were answered 503',
		answers.length > 0 && others.length === 0,
		`${answers.length} answers, others: ${others.join(' ') || 'none'}`
	);
}

/** Kills the supervisor itself: the application ends by itself, and the next start ends the orphaned server and finds everything. */
export async function killSupervisorUnderLoad(report: Report, product: ProductProcess, desk: Desk): Promise<void> {
	const load = new Load(product.baseUrl, desk.driveId, desk.cookie);
	const app = { pid: product.pid('app'), started: processStarted(product.pid('app')) };
	const postgres = { pid: product.pid('postgres'), started: processStarted(product.pid('postgres')) };
	try {
		await load.acknowledges(enough);
		product.kill('supervisor');
		const startMs = await product.start();
		report.fact(
			'the next start, which ends an orphan and meets fifty people, takes at most five times an undisturbed one',
			startMs <= timesSlower * product.paceMs,
			`${startMs} ms, undisturbed ${product.paceMs} ms`
		);
		report.fact('no process of the killed run is left', !isAlive(app) && !isAlive(postgres));
		await load.acknowledges(goesOn);
	} finally {
		await load.stop();
	}
	await checkStored(report, product, load);
}

/** Asks it to stop: requests under way are answered, the database goes last and in good order. */
export async function stopUnderLoad(report: Report, product: ProductProcess, desk: Desk): Promise<void> {
	const load = new Load(product.baseUrl, desk.driveId, desk.cookie);
	const logged = product.databaseLog().length;
	await load.acknowledges(enough);
	const underWay = load.pending().filter(({ sentAt }) => Date.now() - sentAt > 10);
	const app = { pid: product.pid('app'), started: processStarted(product.pid('app')) };
	const [code] = await Promise.all([product.terminate(), load.stop()]);
	const cut = underWay.filter(({ outcome }) => outcome === 'broken' || outcome === 'hung').length;
	report.fact(
		'requests under way were answered',
		underWay.length > 0 && cut === 0,
		`${underWay.length} under way, ${cut} cut off`
	);
	report.fact('it ends with exit code 0 and leaves no application', code === 0 && !isAlive(app), `exit code ${code}`);
	const log = product.databaseLog().slice(logged);
	report.fact('the database was shut down in good order', /database system is shut down\s*$/.test(log));
	report.fact(
		'no transaction was cut off by the shutdown',
		!/terminating connection due to administrator command/.test(log)
	);
	await product.start();
	await checkStored(report, product, load);
}

/** Waits until registrations are acknowledged of whose commits nothing has left the server's memory: the next kill loses them. */
async function untilSomeAreUnwritten(product: ProductProcess, load: Load): Promise<void> {
	for (let tries = 0; tries < 20; tries += 1) {
		const before = await writtenLog(product.superuserUrl());
		await load.acknowledges(20);
		if ((await writtenLog(product.superuserUrl())) === before) return;
	}
	throw new Error('PostgreSQL writes its log although it was told not to wait for it.');
}

/** The control: with commits that are not waited for, the same kill must be seen to lose acknowledged registrations. */
export async function killWithoutDurability(
	report: Report,
	product: ProductProcess,
	desk: Desk,
	setting: (on: boolean) => Promise<void>
): Promise<void> {
	await setting(false);
	const load = new Load(product.baseUrl, desk.driveId, desk.cookie);
	try {
		await load.acknowledges(enough);
		await untilSomeAreUnwritten(product, load);
		product.kill('postgres');
		await recovery(product, load, Date.now());
	} finally {
		await load.stop();
	}
	const { acknowledged, lost } = await findAcknowledged(product.superuserUrl(), load.sent);
	report.fact(
		'the loss is noticed when PostgreSQL does not wait for its log',
		lost > 0,
		`${lost} of ${acknowledged} lost`
	);
	await setting(true);
}
