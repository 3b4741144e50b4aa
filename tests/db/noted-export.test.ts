import { beforeAll, describe, expect, test } from 'vitest';
import { narrowedBy, readDonorFilter } from '../../src/lib/donors/list-filter';
import type { Actor } from '../../src/lib/server/actor';
import { isNoted, noteExport } from '../../src/lib/server/exports/note-export';
import { as, club, database, openDonors } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let admin: Actor;
let office: Actor;

beforeAll(async () => {
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	office = await addActor(database.superuserUrl, 'province_coordinator');
});

describe('an export is noted', () => {
	const list = '/donors?q=An&group=O';
	const asked = { action: 'export.donors' as const, list };
	const note = (actor: Actor, fields = narrowedBy(readDonorFilter(new URLSearchParams('q=An&group=O')))) =>
		as(actor, (tx) => noteExport(tx, actor, { ...asked, rows: 17, fields }));
	const may = (actor: Actor, key: string, more: Partial<{ list: string; action: 'export.honours'; now: Date }> = {}) =>
		as(actor, (tx) => isNoted(tx, actor, { ...asked, key, now: new Date(), ...more }));

	test('with the number of rows and the names of what narrows it, and nothing else', async () => {
		await note(admin);
		const entries = await truth(
			`select fields, club_id, object_id from audit_entries where action = 'export.donors' and account_id = $1`,
			[admin.accountId]
		);
		expect(entries).toMatchObject([{ fields: ['rows:17', 'q', 'group'], club_id: club }]);
		expect(JSON.stringify(entries)).not.toMatch(/An\b/);
	});

	test('before it is taken: only by the same person, only the same list, only for ten minutes', async () => {
		const key = await note(admin);
		const other = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
		const soon = (ms: number) => ({ now: new Date(Date.now() + ms) });
		expect(await may(admin, key)).toBe(true);
		expect(await may(admin, key, soon(9 * 60_000))).toBe(true);
		expect(await may(admin, key, soon(11 * 60_000))).toBe(false);
		expect(await may(admin, key, { list: '/donors' })).toBe(false);
		expect(await may(admin, key, { action: 'export.honours' })).toBe(false);
		expect(await may(admin, '')).toBe(false);
		expect(await may(other, key)).toBe(false);
	});

	test('in the trail of every place that it is taken from', async () => {
		const both = { ...admin, memberships: [...admin.memberships, ...office.memberships] };
		await note(both, ['area']);
		const entries = await truth(`select club_id from audit_entries where fields = '{rows:17,area}' order by club_id`);
		expect(entries).toEqual([{ club_id: club }, { club_id: null }]);
	});
});
