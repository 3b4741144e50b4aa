import { onConnection } from '../src/lib/server/db/own-connection';

/** Whether the accounts in a database are those of the demonstration. */
export function isDemonstration(ownerUrl: string): Promise<boolean> {
	return onConnection(ownerUrl, async (client) => {
		await client.query('begin; set local role giot_loader');
		return (await client.query('select from accounts where is_demo limit 1')).rowCount === 1;
	});
}
