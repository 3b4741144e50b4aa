import { ESLint } from 'eslint';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../paths';
import { joins, owners } from './tables.js';

let eslint: ESLint;

/** The first file loads every plugin. */
beforeAll(async () => {
	eslint = new ESLint({ cwd: root });
	await complaints('src/lib/ui/First.svelte', '<p>first</p>');
}, 60_000);

async function complaints(path: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(code, { filePath: join(root, path) });
	return (result?.messages ?? []).flatMap(({ ruleId }) =>
		ruleId === '@typescript-eslint/no-unused-vars' ? [] : [String(ruleId)]
	);
}

const script = (code: string) => `<script lang="ts">\n\t${code}\n</script>\n`;

describe('imports that go against the layers', () => {
	test.each([
		{ path: 'src/lib/donors/rule.ts', code: "import { a } from '$lib/server/policy';" },
		{ path: 'src/lib/donors/rule.ts', code: "import { a } from '../server/policy';" },
		{ path: 'src/lib/donors/rule.ts', code: "import A from '$lib/ui/Button.svelte';" },
		{ path: 'src/lib/donors/rule.ts', code: "import { a } from '$lib/ui/choices';" },
		{ path: 'src/lib/donors/rule.ts', code: "import { a } from 'drizzle-orm';" },
		{ path: 'src/lib/donors/rule.ts', code: "import { a } from 'node:fs';" },
		{ path: 'src/lib/donors/rule.ts', code: "import { m } from '$lib/paraglide/messages';" },
		{ path: 'src/lib/donors/rule.ts', code: "export * from '$lib/server/policy';" },
		{ path: 'src/lib/donors/rule.ts', code: "const a = await import('$lib/server/policy');" },
		{ path: 'src/lib/donors/List.svelte', code: script("import { a } from '$lib/server/policy';") },
		{ path: 'src/lib/ui/Button.svelte', code: script("import { a } from '$lib/donors/name';") },
		{ path: 'src/lib/charts/Bars.svelte', code: script("import { a } from '$lib/donors/name';") },
		{ path: 'src/lib/server/drives/edit-drive.ts', code: "import { a } from '@sveltejs/kit';" },
		{ path: 'src/lib/server/drives/edit-drive.ts', code: "import { a } from 'pg';" },
		{ path: 'src/lib/server/drives/edit-drive.ts', code: "import { a } from '../db';" },
		{ path: 'src/lib/server/drives/edit-drive.ts', code: "import { a } from 'lucia';" },
		{ path: 'src/lib/server/drives/edit-drive.ts', code: "import { a } from '@node-rs/argon2';" },
		{ path: 'src/lib/server/drives/edit-drive.ts', code: "import { a } from '../../../routes/x';" },
		{ path: 'src/lib/server/drives/edit-drive.ts', code: "import { a } from '../db/schema/donors';" },
		{ path: 'src/lib/server/drives/edit-drive.ts', code: "import { a } from '$lib/server/db/schema/audit';" },
		{ path: 'src/lib/server/drives/edit-drive.ts', code: "import type { a } from '../db/schema/registrations';" },
		{ path: 'src/lib/server/registrations/queries.ts', code: "import { a } from '../db/schema/donors';" },
		{ path: 'src/lib/server/registrations/roster.ts', code: "import { a } from '../db/schema/accounts';" },
		{ path: 'src/lib/server/people/access.ts', code: "import { a } from '../db/schema/targets';" },
		{ path: 'src/lib/server/donors/new.ts', code: "import { a } from '../db/schema/nobodys';" },
		{ path: 'src/routes/(app)/drives/+page.server.ts', code: "import { a } from 'drizzle-orm';" },
		{ path: 'src/routes/(app)/drives/+page.server.ts', code: "import { a } from 'pg';" },
		{ path: 'src/routes/(app)/drives/+page.server.ts', code: "import { a } from '$lib/server/db';" },
		{ path: 'src/routes/(app)/drives/+page.server.ts', code: "import { a } from '$lib/server/db/schema/drives';" },
		{ path: 'src/routes/(app)/drives/+page.server.ts', code: "import { a } from 'lucia';" }
	])('$path: $code', async ({ path, code }) => {
		expect(await complaints(path, code)).toEqual(['giot-hong/import-direction']);
	});
});

describe('imports along the layers', () => {
	test.each([
		{
			path: 'src/lib/donors/rule.ts',
			code: "import { z } from 'zod';\nimport { a } from '../time/calendar-date';\nimport { b } from '$lib/result';"
		},
		{ path: 'src/lib/donors/rule.ts', code: "import type { A } from '$lib/ui/choices';" },
		{
			path: 'src/lib/donors/List.svelte',
			code: script("import A from '$lib/ui/Button.svelte';\n\timport { b } from './name';")
		},
		{ path: 'src/lib/server/drives/access.ts', code: "import { error } from '@sveltejs/kit';" },
		{
			path: 'src/lib/server/drives/edit-drive.ts',
			code: "import { eq } from 'drizzle-orm';\nimport { a } from '../db/schema/drives';"
		},
		{ path: 'src/lib/server/registrations/roster.ts', code: "import { a } from '../db/schema/donors';" },
		{ path: 'src/lib/server/donors/list.ts', code: "import { a } from '../db/schema/areas';" },
		{ path: 'src/lib/server/db/load-demo.ts', code: "import { a } from './schema/donors';" },
		{ path: 'src/lib/server/scope.ts', code: "import type pg from 'pg';" },
		{ path: 'src/lib/server/auth/lucia.ts', code: "import { a } from 'lucia';" },
		{
			path: 'src/routes/(app)/drives/+page.server.ts',
			code: "import { a } from '$lib/server/drives/access';\nimport { b } from './$types';"
		}
	])('$path may import $code', async ({ path, code }) => {
		expect(await complaints(path, code)).toEqual([]);
	});
});

describe('the owners of tables', () => {
	test('are named for every file of definitions', async () => {
		const files = await readdir(join(root, 'src/lib/server/db/schema'));
		const named = files.filter((name) => name !== 'columns.ts').map((name) => name.replace('.ts', ''));
		expect(Object.keys(owners)).toEqual(named.sort());
	});

	test('lend nothing to a file that no longer borrows it', async () => {
		for (const [path, tables] of Object.entries(joins)) {
			const code = await readFile(join(root, path), 'utf8');
			for (const table of tables) expect(code, path).toContain(`db/schema/${table}'`);
		}
	});
});

describe('what else lint forbids', () => {
	test('raw HTML in a component', async () => {
		expect(await complaints('src/lib/ui/Raw.svelte', '{@html "<b>no</b>"}\n')).toEqual(['svelte/no-at-html-tags']);
	});

	test('reading the environment outside env.ts', async () => {
		expect(await complaints('src/lib/server/web/guards.ts', 'export const a = process.env.ORIGIN;')).toEqual([
			'no-restricted-syntax'
		]);
		expect(await complaints('src/routes/x/+page.server.ts', "import { env } from '$env/dynamic/private';")).toContain(
			'no-restricted-imports'
		);
	});

	test('switching a rule off in a comment', async () => {
		const code = "/* eslint-disable */\nimport { a } from 'pg';";
		expect(await complaints('src/routes/(app)/drives/+page.server.ts', code)).toContain('giot-hong/import-direction');
	});

	test('switching a rule off in a comment of a component', async () => {
		const code = '<!-- eslint-disable-next-line svelte/no-at-html-tags -->\n{@html "<b>no</b>"}\n';
		expect(await complaints('src/lib/ui/Raw.svelte', code)).toEqual(['svelte/no-at-html-tags']);
	});

	test('the environment may be read in env.ts and in scripts', async () => {
		expect(await complaints('src/lib/server/env.ts', 'export const a = process.env.ORIGIN;')).toEqual([]);
		expect(await complaints('scripts/start.ts', 'export const a = process.env.ORIGIN;')).toEqual([]);
	});
});
