import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { asSuperuser } from '../support/society';
import { addTwoProvinces } from '../support/add-two-provinces';
import type { ActorName, Owner } from '../support/two-provinces';
import { sessionFor } from './sessions';
import type { BuiltRoute } from './world-of-tests';

// Inside the tests Vite has a BASE_URL of its own.
const { TEST_SUPERUSER_URL: superuserUrl, BASE_URL: baseUrl } = process.env;

/** Every route of the build, which is a program of its own. */
function builtRoutes(): BuiltRoute[] {
	const list = join(process.cwd(), 'tests', 'security', 'list-routes.mjs');
	return JSON.parse(execFileSync(process.execPath, [list, process.cwd()], { encoding: 'utf8' }));
}

/** Puts two provinces with marked rows into the product's database and signs everybody in. */
export default async function setup(project: TestProject): Promise<void> {
	if (!superuserUrl || !baseUrl)
		throw new Error('Run these tests with `npm run test:security`: they need the built product.');
	const { actors, rows } = await addTwoProvinces(superuserUrl);
	const { nobody } = actors;
	await asSuperuser(superuserUrl, "update memberships set state = 'ended' where account_id = $1", [nobody.accountId]);
	const tokens: Record<string, string> = {};
	for (const [name, { accountId }] of Object.entries(actors)) tokens[name] = await sessionFor(superuserUrl, accountId);
	const ids: Record<string, Record<string, string>> = {};
	for (const [table, marked] of rows)
		for (const { owner, row } of marked) (ids[owner] ??= {})[table] = String(row.id ?? row.drive_id);
	project.provide('world', {
		baseUrl,
		routes: builtRoutes(),
		tokens: tokens as Record<ActorName, string>,
		ids: ids as Record<Owner, Record<string, string>>
	});
}
