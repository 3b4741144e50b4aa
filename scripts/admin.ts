import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { v7 } from 'uuid';
import { hashPassword } from '../src/lib/server/auth/password';
import { loadAs } from '../src/lib/server/db/load-rows';
import { withOwner } from './owner-access';
import { PlainFailure, printFailure } from './plain-failure.mjs';
import { say } from './say.mjs';

type Wanted = { email: string; name: string; password: string; generated: boolean };

const usage = 'npm run admin -- --email you@example.org [--name "Your name"] [--password …]';
const shortest = 15;
const longest = 128;

function wanted(): Wanted {
	const { values } = parseArgs({
		args: process.argv.slice(3),
		options: { email: { type: 'string' }, name: { type: 'string' }, password: { type: 'string' } }
	});
	const email = values.email?.trim().toLowerCase() ?? '';
	if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new PlainFailure(`Give the administrator's e-mail address: ${usage}`);
	const password = values.password ?? randomBytes(18).toString('base64url');
	if (password.length < shortest || password.length > longest)
		throw new PlainFailure(
			`The password must have ${shortest} to ${longest} characters; leave it out to have one made.`
		);
	return { email, name: values.name?.trim() || email, password, generated: values.password === undefined };
}

async function addAdministrator(client: pg.Client, { email, name, password }: Wanted): Promise<void> {
	const id = v7();
	const added = await client.query(
		'insert into accounts (id, email, full_name, password_hash, joined_at) values ($1, $2, $3, $4, now()) on conflict (email) do nothing',
		[id, email, name, await hashPassword(password)]
	);
	if (added.rowCount === 0)
		throw new PlainFailure(`There is an account with the address ${email} already: choose another one.`);
	await client.query("insert into memberships (id, account_id, role) values ($1, $2, 'system_admin')", [v7(), id]);
	await client.query(
		"insert into audit_entries (id, action, object_type, object_id) values ($1, 'administrator.created', 'account', $2)",
		[v7(), id]
	);
}

try {
	const administrator = wanted();
	await withOwner((ownerUrl) => loadAs(ownerUrl, (client) => addAdministrator(client, administrator)));
	say(`${administrator.email} can now sign in as system administrator.`);
	if (administrator.generated) say(`Password, shown only here: ${administrator.password}`);
} catch (error) {
	const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
	printFailure(isUsage ? new PlainFailure(`${error.message}\n${usage}`) : error);
	process.exitCode = 1;
}
