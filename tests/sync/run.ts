import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyFreePort } from '../../scripts/postgres/ports';
import { say } from '../../scripts/say.mjs';
import { demoSignIns } from '../../src/lib/server/db/load-demo';
import { signIn } from '../faults/load';
import { ProductProcess, type Victim } from '../faults/product-process';
import { Report } from '../faults/report';
import { chanceOf } from '../support/chance';
import { DAYS_MS } from './day';
import { badDay, takenBackAway, withoutKeys, withoutOrder, type Run } from './days';
import { Phone } from './phone';
import { RoughLine } from './rough-line';

/** How far wrong the clock of each phone is at first, in days. */
const CLOCKS = [0, 3, -3];

/** `each` is how much is done at each phone; `kills` how often the application and PostgreSQL are killed meanwhile; the same `seed` draws the same. */
export type Size = { chromium: string; each: number; kills: number; seed: number };

/** Works through days at a hall with three phones on bad lines, and compares what was done with what is stored. */
export async function runSync({ chromium, each, kills, seed }: Size): Promise<number> {
	const report = new Report();
	const product = new ProductProcess(await anyFreePort());
	const files = mkdtempSync(join(tmpdir(), 'giot-hong-phones-'));
	const phones: Phone[] = [];
	const admin = demoSignIns.find(({ role }) => role === 'club_admin');
	const run: Run = { report, product, phones, admin: admin?.email ?? '', seed, each };
	const chapter = (title: string, work: () => Promise<void>) => report.chapter(title, work, () => product.lastWords());
	say(`Chance is drawn with --seed=${seed}`);
	try {
		await chapter('Starting', async () => {
			await product.start();
			for (const [at, days] of CLOCKS.entries()) {
				const cookie = await signIn(product.baseUrl, admin ?? { email: '', password: '' });
				const line = await RoughLine.open(chanceOf(seed * 7 + at));
				const setting = { chromium, baseUrl: product.baseUrl, directory: join(files, String(at)), line, cookie };
				phones.push(new Phone(setting, days * DAYS_MS));
			}
			await Promise.all(phones.map((phone) => phone.start()));
			report.fact('the product and three phones start', true);
		});
		const victims = Array.from({ length: kills }, (): Victim[] => ['app', 'postgres']).flat();
		await chapter('Without a network', () => takenBackAway(run));
		await chapter(`Three phones with bad lines, ${each} acts each`, () => badDay(run));
		await chapter(`The same, with ${victims.length} SIGKILLs in between`, () => badDay(run, victims));
		await chapter('Control: nobody keeps what followed what', () => withoutOrder(run));
		await chapter('Control: nobody knows what was sent before', () => withoutKeys(run));
	} finally {
		await Promise.all(phones.map((phone) => phone.stop().catch(() => null)));
		for (const { line } of phones) line.close();
		await product.remove();
		rmSync(files, { recursive: true, force: true });
	}
	return report.conclude();
}
