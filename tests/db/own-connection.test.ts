import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { onConnection } from '../../src/lib/server/db/own-connection';

async function terminate(pid: number): Promise<void> {
	await onConnection(inject('databaseServer').superuserUrl, (client) =>
		client.query('select pg_terminate_backend($1)', [pid])
	);
}

const pidOf = async (client: pg.Client): Promise<number> =>
	(await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;

const lost = (client: pg.Client) => new Promise((resolve) => client.once('end', resolve));

describe('a connection of its own', () => {
	test('answers with what the work answers, and is closed behind it', async () => {
		const { ownerUrl, superuserUrl } = inject('databaseServer');
		const pid = await onConnection(ownerUrl, pidOf);
		const alive = await onConnection(superuserUrl, (client) =>
			client.query(`select pg_sleep(0.2); select from pg_stat_activity where pid = ${pid}`)
		);
		expect((alive as unknown as pg.QueryResult[])[1]?.rowCount).toBe(0);
	});

	test('fails its work when it is lost between two statements, and nothing else', async () => {
		const work = onConnection(inject('databaseServer').ownerUrl, async (client) => {
			const ended = lost(client);
			await terminate(await pidOf(client));
			await ended;
			await client.query('select 1');
		});
		await expect(work).rejects.toThrow(/not queryable|terminat/);
	});

	test('control: without the listener the loss is an error that nobody handles', async () => {
		const client = new pg.Client({ connectionString: inject('databaseServer').ownerUrl });
		await client.connect();
		const pid = await pidOf(client);
		expect(client.listenerCount('error')).toBe(0);
		// The word of the server comes first, then the end of the line.
		const unhandled = new Promise((resolve) => client.on('error', resolve));
		await terminate(pid);
		expect(await unhandled).toMatchObject({ code: '57P01' });
		await client.end();
	});
});
