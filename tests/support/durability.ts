import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Whether a server writes everything to the disk before it confirms. Without it tests are twice as quick; nothing of them has to outlive a crash. */
export async function setDurable(superuserUrl: string, durable: boolean): Promise<void> {
	const value = durable ? 'on' : 'off';
	const client = new pg.Client({ connectionString: superuserUrl });
	await client.connect();
	try {
		for (const name of ['fsync', 'full_page_writes', 'synchronous_commit'])
			await client.query(`alter system set ${name} = ${value}`);
		await client.query('select pg_reload_conf()');
		while ((await client.query('show synchronous_commit')).rows[0]?.synchronous_commit !== value) await pause(20);
	} finally {
		await client.end();
	}
}
