import { onConnection } from '../../src/lib/server/db/own-connection';
import type { Sent } from './load';

/** What the database holds of what was acknowledged. */
export type Found = { acknowledged: number; found: number; lost: number; doubled: number };

/** The demo club's drive of today, with places for everybody. */
export function roomyDrive(url: string, adminEmail: string): Promise<string> {
	return onConnection(url, async (client) => {
		const { rows } = await client.query<{ id: string }>(
			`update drives set capacity = 1000000 where id = (
				select d.id from drives d join memberships m on m.club_id = d.club_id join accounts a on a.id = m.account_id
				where a.email = $1 and m.role = 'club_admin' and d.status = 'running' order by d.starts_on desc limit 1
			) returning id`,
			[adminEmail]
		);
		if (!rows[0]) throw new Error(`${adminEmail} has no drive running today.`);
		return rows[0].id;
	});
}

/** Counts every acknowledged registration in the database: none may be missing, none may be there twice. */
export function findAcknowledged(url: string, sent: Sent[]): Promise<Found> {
	const ids = sent.filter(({ outcome }) => outcome === 'acknowledged').map(({ operationId }) => operationId);
	return onConnection(url, async (client) => {
		const { rows } = await client.query<{ times: number }>(
			`select (select count(*)::int from registrations r join donors d on d.id = r.donor_id where r.operation_id = sent.id) as times
			from unnest($1::uuid[]) as sent (id)`,
			[ids]
		);
		const times = rows.map((row) => row.times);
		return {
			acknowledged: ids.length,
			found: times.filter((count) => count > 0).length,
			lost: times.filter((count) => count === 0).length,
			doubled: times.filter((count) => count > 1).length
		};
	});
}

/** How far PostgreSQL has written its log: what was committed later is only in its memory. */
export function writtenLog(url: string): Promise<string> {
	return onConnection(url, async (client) => {
		const { rows } = await client.query<{ lsn: string }>('select pg_current_wal_lsn()::text as lsn');
		return rows[0]?.lsn ?? '';
	});
}
