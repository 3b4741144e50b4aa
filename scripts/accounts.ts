import type pg from 'pg';
import { v7 } from 'uuid';
import { hashPassword } from '../src/lib/server/auth/password';
import { PlainFailure } from './plain-failure.mjs';

/** Whom whoever installs makes a system administrator. */
export type Administrator = { email: string; name: string; password: string };

/** Adds a system administrator. Refuses an address that has an account already. */
export async function addAdministrator(client: pg.Client, { email, name, password }: Administrator): Promise<void> {
	const id = v7();
	const added = await client.query(
		'insert into accounts (id, email, full_name, password_hash, joined_at) values ($1, $2, $3, $4, now()) on conflict (email) do nothing',
		[id, email, name, await hashPassword(password)]
	);
	if (added.rowCount === 0)
		throw new PlainFailure(`There is an account with the address ${email} already: choose another one.`);
	await client.query("insert into memberships (id, account_id, role) values ($1, $2, 'system_admin')", [v7(), id]);
	await record(client, 'administrator.created', id);
}

/** Shuts an account out of everything at its next request, whatever its roles, or lets it in again. Refuses an address without an account. */
export async function suspendAccount(client: pg.Client, email: string, suspended: boolean): Promise<void> {
	const found = await client.query<{ id: string }>(
		"update accounts set suspended_at = case when $2 then coalesce(suspended_at, now()) end where email = $1 and kind = 'person' returning id",
		[email, suspended]
	);
	const id = found.rows[0]?.id;
	if (!id) throw new PlainFailure(`Nobody has an account with the address ${email}.`);
	await client.query('delete from sessions where account_id = $1', [id]);
	await record(client, suspended ? 'account.suspended' : 'account.resumed', id);
}

async function record(client: pg.Client, action: string, accountId: string): Promise<void> {
	await client.query("insert into audit_entries (id, action, object_type, object_id) values ($1, $2, 'account', $3)", [
		v7(),
		action,
		accountId
	]);
}
