import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { roles, type Role } from '$lib/accounts/role';
import type { Actor, Membership } from './actor';
import * as policies from './policy';

const DOCUMENT = 'docs/security.md';
const SOURCE = 'src/lib/server/policy.ts';

const nothing = { provinceCode: null, clubId: null, clubName: null, driveId: null, driveTitle: null };
const home: Record<Role, Partial<Membership>> = {
	club_admin: { clubId: 'club', provinceCode: 'VN-21' },
	registrar: { clubId: 'club', provinceCode: 'VN-21' },
	drive_helper: { driveId: 'drive', provinceCode: 'VN-21' },
	province_coordinator: { provinceCode: 'VN-21' },
	exchange_viewer: {},
	system_admin: {}
};

function holding(role: Role): Actor {
	const person = {
		accountId: 'account',
		sessionId: 'session',
		kind: 'person',
		email: '',
		fullName: '',
		locale: 'vi'
	} as const;
	return { ...person, passwordAt: new Date(0), isDemo: false, memberships: [{ ...nothing, role, ...home[role] }] };
}

/** Whatever a policy may be asked about: a drive, a club, a donor, a role to give. A club goes by its own id. */
function subjectIn(policy: string, place: 'own' | 'sister' | 'province' | 'far') {
	const clubId = { own: 'club', sister: 'sister club', province: null, far: 'far club' }[place];
	const id = policy.endsWith('Club') ? clubId : place === 'own' ? 'drive' : `${place} drive`;
	return { id, clubId, provinceCode: place === 'far' ? 'LA-HO' : 'VN-21', role: 'registrar' as Role };
}

/** How far a role may do something, in a word. */
function reachOf(name: string, role: Role): string {
	const policy = policies[name as keyof typeof policies] as (actor: Actor, subject?: unknown) => boolean;
	const may = (place: 'own' | 'sister' | 'province' | 'far') => policy(holding(role), subjectIn(name, place));
	/** Where a policy is about roles, the subject is a registrar's; it may also be the actor's own. */
	const mayWithOwnRole = () => policy(holding(role), { ...subjectIn(name, 'own'), role, accountId: 'account' });
	if (policy.length < 2) return policy(holding(role)) ? 'yes' : '–';
	if (may('far')) return 'everywhere';
	if (may('sister')) return 'province';
	if (!may('own')) return mayWithOwnRole() ? 'own role' : '–';
	return role === 'drive_helper' ? 'drive' : may('province') ? 'club, province’s own' : 'club';
}

/** The table as the document must have it, its columns as wide as their longest cell. */
function rolesTable(): string {
	const comment = /\/\*\*((?:(?!\*\/)[\s\S])+)\*\/\nexport const (can\w+)/g;
	const rows = [...readFileSync(SOURCE, 'utf8').matchAll(comment)].map(([, words = '', name = '']) => [
		`\`${name}\``,
		words
			.replace(/\s*\n\s*\*?\s*/g, ' ')
			.trim()
			.replace(/\.$/, ''),
		...roles.map((role) => reachOf(name, role))
	]);
	const all = [['policy', 'may', ...roles.map((role) => role.replace('_', ' '))], ...rows];
	const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
	const line = (cells: string[], fill = ' ') =>
		`| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0, fill)).join(' | ')} |`;
	const [head = [], ...body] = all.map((row) => line(row));
	return [
		head,
		line(
			widths.map(() => ''),
			'-'
		),
		...body
	].join('\n');
}

/** The table stands between these two lines; `npx vitest run -u roles-table` puts it there anew. */
const [BEGIN, END] = ['<!-- roles -->', '<!-- end of roles -->'];

test('the table of roles in the document is what the policies say', async () => {
	const [before = '', rest = ''] = readFileSync(DOCUMENT, 'utf8').split(BEGIN);
	const after = rest.split(END)[1] ?? '';
	const right = `${before}${BEGIN}\n\n${rolesTable()}\n\n${END}${after}`;
	await expect(right).toMatchFileSnapshot(`../../../${DOCUMENT}`);
});

test('every policy stands in the table', () => {
	const table = rolesTable();
	for (const name of Object.keys(policies)) expect(table).toContain(`\`${name}\``);
});
