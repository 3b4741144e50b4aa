import { demoSignIns } from '../../src/lib/server/db/load-demo';
import { onConnection } from '../../src/lib/server/db/own-connection';
import { anyFreePort } from '../../scripts/postgres/ports';
import { killSupervisorUnderLoad, killUnderLoad, killWithoutDurability, stopUnderLoad, type Desk } from './kills';
import { signIn } from './load';
import { ProductProcess } from './product-process';
import { Report } from './report';
import { roomyDrive } from './storage';
import { watchUnderLoad, watchUntold } from './watchers';

async function openDesk(product: ProductProcess): Promise<Desk> {
	const admin = demoSignIns.find(({ role }) => role === 'club_admin');
	if (!admin) throw new Error('The demonstration has no club admin.');
	return {
		driveId: await roomyDrive(product.superuserUrl(), admin.email),
		cookie: await signIn(product.baseUrl, admin)
	};
}

/** Takes the guard away from outside: acknowledged commits may wait ten seconds for the disk. */
function durability(product: ProductProcess, on: boolean): Promise<void> {
	const statements = on
		? ['alter system reset synchronous_commit', 'alter system reset wal_writer_delay']
		: ['alter system set synchronous_commit = off', "alter system set wal_writer_delay = '10s'"];
	return onConnection(product.superuserUrl(), async (client) => {
		for (const statement of [...statements, 'select pg_reload_conf()']) await client.query(statement);
	});
}

/** Kills the product's processes under load and counts what is left. `times` says how often each kind of kill is repeated. */
export async function runFaults({ times }: { times: number }): Promise<number> {
	const report = new Report();
	const product = new ProductProcess(await anyFreePort());
	const chapter = (title: string, work: () => Promise<void>) => report.chapter(title, work, () => product.lastWords());
	try {
		await chapter('Starting', async () => {
			report.fact('the product starts', (await product.start()) > 0);
			report.fact('it starts again', (await product.takePace()) > 0, `${product.paceMs} ms, the pace of this machine`);
		});
		const desk = await openDesk(product);
		await chapter('Open boards', () => watchUnderLoad(report, product, desk, times > 1 ? 200 : 40));
		await chapter('Control: a database that tells nothing', () => watchUntold(report, product, desk));
		for (let round = 1; round <= times; round += 1) {
			const named = (title: string) => (times > 1 ? `${title}, ${round} of ${times}` : title);
			await chapter(named('SIGKILL of the application'), () => killUnderLoad(report, product, desk, ['app']));
			await chapter(named('SIGKILL of PostgreSQL'), () => killUnderLoad(report, product, desk, ['postgres']));
			await chapter(named('SIGKILL of both'), () => killUnderLoad(report, product, desk, ['app', 'postgres']));
			await chapter(named('SIGKILL of the supervisor'), () => killSupervisorUnderLoad(report, product, desk));
		}
		await chapter('SIGTERM', () => stopUnderLoad(report, product, desk));
		await chapter('Control: a server that does not wait for its log', () =>
			killWithoutDurability(report, product, desk, (on) => durability(product, on))
		);
	} catch (error) {
		report.fact('the run came to its end', false, error instanceof Error ? (error.stack ?? '') : String(error));
	} finally {
		await product.remove();
	}
	return report.conclude();
}
