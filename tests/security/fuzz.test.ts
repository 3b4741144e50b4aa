import fc from 'fast-check';
import { afterAll, describe, expect, inject, test } from 'vitest';
import type { ActorName } from '../support/two-provinces';
import { builtRoutes, entries, pathOf } from './routes';
import { ask, isFull, post, truth, type Answer } from './visitor';

const { ids } = inject('world');
const submissions = isFull ? 2_000 : 200;

/** Every form and every JSON address of the build, signing out and in apart: those would end the run or be throttled. */
const forms = builtRoutes()
	.filter(({ id }) => !/logout|login/.test(id))
	.flatMap(({ id, actions }) => {
		const entry = entries[id];
		const path = entry ? pathOf(entry, 'A1', ids).split('?')[0] : '';
		return actions.map((action) => (action === 'default' ? `${path}` : `${path}?/${action}`));
	});

const fields = [
	'fullName',
	'sex',
	'birthDate',
	'phone',
	'email',
	'idKind',
	'idNumber',
	'areaCode',
	'address',
	'abo',
	'rhd',
	'groupSource',
	'weightClass',
	'reserve',
	'note',
	'version',
	'owner',
	'consentRegistration',
	'donorId',
	'operationId',
	'confirmNew',
	'title',
	'clubId',
	'campaignId',
	'venue',
	'startsOn',
	'endsOn',
	'opensAt',
	'closesAt',
	'targetUnits',
	'capacity',
	'bloodCentreId',
	'notes',
	'status',
	'reason',
	'registrationId',
	'volumeMl',
	'bagNumber',
	'quantitySufficient',
	'component',
	'deferralClass',
	'untilOn',
	'permanent',
	'units',
	'registered',
	'donated',
	'role',
	'provinceCode',
	'state',
	'membershipId',
	'year',
	'subject',
	'nameVi',
	'nameLo',
	'name',
	'foundedOn',
	'validTo',
	'population',
	'kind',
	'locale',
	'theme',
	'back',
	'__proto__',
	'constructor',
	'__superform_id',
	'__superform_json'
];

const plausible: Record<string, string[]> = {
	drives: [ids.A1.drives ?? ''],
	ids: [ids.A1.donors ?? '', ids.B1.donors ?? '', ids.A1.registrations ?? '', ids.A1.clubs ?? '', ids.B1.clubs ?? ''],
	days: ['2026-11-23', '2026-02-30', '0000-01-01', '9999-12-31', '275760-09-13', '23/11/2026', '1994', '-1'],
	numbers: [
		'0',
		'1',
		'-1',
		'350',
		'1e9',
		'2147483648',
		'9007199254740993',
		'NaN',
		'Infinity',
		'0x10',
		'٣٥٠',
		'1,5',
		'１２'
	],
	words: [
		'',
		' ',
		'\u0000',
		'a\u0000b',
		'\ud800',
		'Nguyễn Văn Mẫu',
		'ສົມສີ',
		"'; drop table donors; --",
		'<script>alert(1)</script>',
		'{{7*7}}',
		'%00',
		'../../etc/passwd',
		'=1+1',
		'\u202eevil',
		'💉'.repeat(50),
		'x'.repeat(5_000),
		'[',
		'{"a":',
		'null',
		'true',
		'on'
	],
	choices: [
		'female',
		'O',
		'+',
		'50+',
		'cccd',
		'whole_blood',
		'other',
		'running',
		'cancelled',
		'club',
		'VN-21',
		'LA-HO',
		'registrar',
		'system_admin'
	]
};

const value = fc.oneof(
	fc.constantFrom(...Object.values(plausible).flat()),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
	fc.integer().map(String),
	fc.uuid()
);
const submission = fc.record({
	form: fc.constantFrom(...forms),
	as: fc.constantFrom<ActorName>('admin', 'registrar', 'helper', 'coordinator', 'system'),
	fields: fc.dictionary(
		fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fields) }, fc.string({ maxLength: 20 })),
		value,
		{
			minKeys: 0,
			maxKeys: 25
		}
	),
	script: fc.boolean()
});

const isFault = ({ status, body }: Answer) => status >= 500 || /"status":5\d\d/.test(body.slice(0, 200));

describe('bad input', () => {
	test(
		`never makes the product fail: ${submissions} submissions of ${forms.length} forms`,
		{ timeout: 900_000 },
		async () => {
			const seen = new Map<number, number>();
			const property = fc.asyncProperty(submission, async ({ form, as, fields: sent, script }) => {
				const headers = script ? { 'x-sveltekit-action': 'true', accept: 'application/json' } : undefined;
				const answer = await post(form, sent, { as, headers });
				seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
				return !isFault(answer);
			});
			await fc.assert(property, { numRuns: submissions, seed: 20261123 });
			// Forms were read and refused, or even accepted; not merely turned away at the door.
			expect((seen.get(400) ?? 0) + (seen.get(200) ?? 0) + (seen.get(303) ?? 0) + (seen.get(409) ?? 0)).toBeGreaterThan(
				submissions / 4
			);
		}
	);

	test('in an address never makes it fail either', { timeout: 300_000 }, async () => {
		const pages = [
			'/drives',
			'/donors',
			'/collections',
			'/collections/units.csv',
			'/targets',
			'/people',
			'/areas',
			'/login'
		];
		const names = [
			'q',
			'from',
			'to',
			'by',
			'areas',
			'source',
			'area',
			'club',
			'state',
			'campaign',
			'year',
			'after',
			'province',
			'next',
			'month'
		];
		const address = fc.record({
			page: fc.constantFrom(...pages),
			asked: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 })
		});
		const property = fc.asyncProperty(address, async ({ page, asked }) => {
			const query = new URLSearchParams(asked).toString();
			return (
				query.length > 8_000 || !isFault(await ask(`${page}?${query}`, { as: page === '/login' ? null : 'admin' }))
			);
		});
		await fc.assert(property, { numRuns: submissions, seed: 20261123 });
	});

	test.each(['/api/donors/search', '/api/donors/duplicates'])('in the JSON of %s neither', async (path) => {
		const json = fc.oneof(
			fc.json(),
			fc.constantFrom('', '{', 'null', '[]', '{"q":null}', '{"q":"\\u0000"}', '{"__proto__":{"q":"a"}}'),
			fc.string().map((q) => JSON.stringify({ q }))
		);
		const property = fc.asyncProperty(json, async (body) => {
			const headers = { 'content-type': 'application/json', accept: 'application/json' };
			return !isFault(await ask(path, { as: 'admin', method: 'POST', body, headers }));
		});
		await fc.assert(property, { numRuns: submissions / 4, seed: 20261123 });
	});

	test('ends no process', async () => {
		expect((await ask('/readyz')).status).toBe(200);
	});

	test('control: a fault of the server would be noticed', async () => {
		await truth('alter table drives rename to drives_away');
		const answer = await ask('/drives', { as: 'admin' });
		await truth('alter table drives_away rename to drives');
		expect(isFault(answer)).toBe(true);
	});
});

afterAll(async () => {
	// What was accepted stays: the next file signs in anew.
	await truth('delete from sign_in_failures');
});
