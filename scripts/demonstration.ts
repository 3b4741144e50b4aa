import pg from 'pg';

/** Whether the accounts in a database are those of the demonstration. */
export async function isDemonstration(ownerUrl: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await client.query('begin; set local role giot_loader');
		return (await client.query('select from accounts where is_demo limit 1')).rowCount === 1;
	} finally {
		await client.end();
	}
}
