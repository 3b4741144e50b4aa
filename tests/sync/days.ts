import { setTimeout as pause } from 'node:timers/promises';
import { onConnection } from '../../src/lib/server/db/own-connection';
import type { ProductProcess, Victim } from '../faults/product-process';
import type { Report } from '../faults/report';
import { workAt } from './day';
import { checkDrained, checkLooks, checkShown, checkStored, type Judged } from './facts';
import { openHall, type Hall } from './hall';
import { UNDONE, w, type Phone } from './phone';
import { wrongIn } from './verdict';

/** What all days of a run share. */
export type Run = {
	report: Report;
	product: ProductProcess;
	phones: Phone[];
	admin: string;
	seed: number;
	each: number;
};

const BAG = { volumeMl: 350, bagNumber: '' };

/** Acts after which a line that loses three answers in ten has lost one. */
const MOST = 100;

/** Opens a hall and its desk on these phones. */
async function takenAlong({ product, admin }: Run, phones: Phone[], people: number): Promise<Hall> {
	const hall = await openHall(product.superuserUrl(), admin, people);
	await Promise.all(phones.map((phone) => phone.takeAlong(hall.driveId)));
	return hall;
}

const judgedOf = ({ product, phones }: Run, { driveId }: Hall, of = phones): Judged => ({
	url: product.superuserUrl(),
	baseUrl: product.baseUrl,
	cookie: phones[0]?.setting.cookie ?? '',
	driveId,
	phones: of
});

/** Three helpers work through a day on bad lines; with `victims`, processes of the product are killed under them in turn. */
export async function badDay(run: Run, victims: Victim[] = []): Promise<void> {
	const { report, product, phones, each, seed } = run;
	const hall = await takenAlong(run, phones, Math.ceil(each / 3));
	for (const { line } of phones) line.rough = true;
	const killing = killInBetween(product, phones, victims, each);
	await Promise.all([
		killing,
		...phones.map((phone, at) => workAt(phone, at, { hall, each, seed: seed + victims.length }))
	]);
	while (!(await product.isReady())) await pause(50);
	await checkDrained(report, phones);
	const judged = judgedOf(run, hall);
	await checkStored(report, judged);
	await checkLooks(report, judged);
	await checkShown(report, judged);
}

/** Each victim dies once so much more of the day's work is done. */
async function killInBetween(product: ProductProcess, phones: Phone[], victims: Victim[], each: number): Promise<void> {
	const done = () => phones.reduce((sum, phone) => sum + phone.done.length, 0);
	for (const [at, victim] of victims.entries()) {
		while (done() < ((at + 1) * each * phones.length) / (victims.length + 1)) await pause(10);
		while (!(await product.isReady())) await pause(20);
		product.kill(victim);
	}
}

/** What is taken back without a network stands at once where it stood before. */
export async function takenBackAway(run: Run): Promise<void> {
	const phone = run.phones[0] as Phone;
	const { names } = await takenAlong(run, [phone], 1);
	const name = names[0] ?? '';
	await phone.touch({ name, dice: 0, wanted: w('day_act_arrive'), ...BAG });
	await phone.drain(20_000);
	phone.line.away = true;
	const done = await phone.undo();
	const shown = phone.done.at(-1)?.after ?? '';
	run.report.fact(
		'an act that was sent is taken back at once without a network',
		done && shown.includes(w('registration_state_registered')),
		`${UNDONE}: ${shown}`
	);
	phone.line.away = false;
	await phone.drain(20_000);
}

/** The control of causality: what followed what is not kept, so that whoever left and came back is taken to be away. */
export async function withoutOrder(run: Run): Promise<void> {
	const phone = run.phones[0] as Phone;
	await asSuperuser(run.product, [
		`create function sync_no_order() returns trigger language plpgsql as $$ begin new.after_id = null; return new; end $$`,
		'create trigger sync_no_order before insert on drive_operations for each row execute function sync_no_order()'
	]);
	const hall = await takenAlong(run, [phone], 3);
	const acts = ['day_act_arrive', 'day_act_leave', 'day_act_arrive', 'day_act_fit'] as const;
	for (const name of hall.names) for (const act of acts) await phone.touch({ name, dice: 0, wanted: w(act), ...BAG });
	await phone.drain(60_000);
	const wrong = await wrongIn(run.product.superuserUrl(), hall.driveId, [phone]);
	const astray = wrong.filter(({ kind }) => kind === 'state').length;
	run.report.fact('people who stand elsewhere are noticed', astray > 0, `${astray} of ${hall.names.length}`);
	await asSuperuser(run.product, ['drop trigger sync_no_order on drive_operations', 'drop function sync_no_order']);
}

/** The control of keys: a server that does not know what it took before. */
export async function withoutKeys(run: Run): Promise<void> {
	const phone = run.phones[0] as Phone;
	await asSuperuser(run.product, [
		'alter table drive_operations drop constraint drive_operations_pkey',
		'drop policy seen on drive_operations',
		'create policy seen on drive_operations for select to giot_app using (false)'
	]);
	const hall = await takenAlong(run, [phone], 1);
	phone.line.rough = true;
	for (let act = 0; phone.line.again === 0 && act < MOST; act += 1) {
		const wanted = w(act % 2 === 0 ? 'day_act_arrive' : 'day_act_leave');
		await phone.touch({ name: hall.names[0] ?? '', dice: 0, wanted, ...BAG });
		await phone.drain(60_000);
	}
	const wrong = await wrongIn(run.product.superuserUrl(), hall.driveId, [phone]);
	const twice = wrong.filter(({ kind }) => kind === 'twice').length;
	run.report.fact(
		'operations that are stored twice are noticed',
		twice > 0,
		`${twice}, ${phone.line.again} sent again`
	);
}

function asSuperuser(product: ProductProcess, statements: string[]): Promise<void> {
	return onConnection(product.superuserUrl(), async (client) => {
		for (const statement of statements) await client.query(statement);
	});
}
