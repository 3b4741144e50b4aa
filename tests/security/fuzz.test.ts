import fc from 'fast-check';
import { afterAll, describe, expect, inject, test } from 'vitest';
import type { ActorName } from '../support/two-provinces';
import { entries, pathOf } from './routes';
import { ask, isFull, post, truth, type Answer } from './visitor';
import { fields, value } from './bad-input';
import { formFields } from './form-fields';

const { ids, routes } = inject('world');
const submissions = isFull ? 5_000 : 200;

/** Every form of the build but the one that signs out: it would end the run. */
const forms = routes
	.filter(({ id }) => !id.endsWith('/logout'))
	.flatMap(({ id, actions }) => {
		const entry = entries[id];
		const path = entry ? pathOf(entry, 'A1', ids).split('?')[0] : '';
		return actions.map((action) => ({
			form: action === 'default' ? `${path}` : `${path}?/${action}`,
			known: formFields[`${id} ${action}`] ?? []
		}));
	});

/** Every JSON address of the build. */
const addresses = routes.filter(({ methods }) => methods.includes('POST')).flatMap(({ id }) => entries[id]?.path ?? []);

/** What a browser answers with a passkey, in the form that the product reads. */
const passkey = (text: string) => {
	const response = { clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text };
	return JSON.stringify({
		answer: { id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response }
	});
};

const json = fc.oneof(
	fc.json(),
	fc.constantFrom('', '{', 'null', '[]', '{"q":null}', '{"q":"\\u0000"}', '{"__proto__":{"q":"a"}}'),
	fc.string().map((q) => JSON.stringify({ q })),
	value.map(passkey)
);

/** Wrong passwords are counted; what was counted is forgotten, so that the next one is read again. */
const forgetFailures = () => truth('delete from sign_in_failures');

/** What is sent to a form: fields that it has, and now and then some that it does not, for which it is turned away. */
const submission = fc.constantFrom(...forms).chain(({ form, known }) =>
	fc.record({
		form: fc.constant(form),
		as: fc.constantFrom<ActorName>('admin', 'registrar', 'helper', 'coordinator', 'system'),
		fields: fc.oneof(
			{ weight: 9, arbitrary: fc.dictionary(fc.constantFrom(...(known.length > 0 ? known : ['id'])), value) },
			fc.dictionary(fc.oneof(fc.constantFrom(...fields), fc.string({ maxLength: 20 })), value)
		),
		script: fc.boolean()
	})
);

const isFault = ({ status, body }: Answer) => status >= 500 || /"status":5\d\d/.test(body.slice(0, 200));

describe('bad input', () => {
	test(
		`never makes the product fail: ${submissions} submissions of ${forms.length} forms`,
		{ timeout: 900_000 },
		async () => {
			const seen = new Map<number, number>();
			const property = fc.asyncProperty(submission, async ({ form, as, fields: sent, script }) => {
				const headers = script ? { 'x-sveltekit-action': 'true', accept: 'application/json' } : undefined;
				if (/login|account\/(confirm|password)/.test(form)) await forgetFailures();
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
			'/collections/time',
			'/collections/people',
			'/collections/compare',
			'/collections/drives',
			'/collections/units.csv',
			'/collections/units.json',
			'/collections/units.xlsx',
			'/targets',
			'/data/dhis2',
			'/data/keys',
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
			'before',
			'group',
			'eligible',
			'reserve',
			'never',
			'least',
			'most',
			'deferred',
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

	test.each(addresses)('in the JSON of %s neither', async (path) => {
		const property = fc.asyncProperty(json, async (body) => {
			const headers = { 'content-type': 'application/json', accept: 'application/json' };
			return !isFault(await ask(path, { as: 'admin', method: 'POST', body, headers }));
		});
		const numRuns = Math.ceil(submissions / 2 / addresses.length);
		await fc.assert(property, { numRuns, seed: 20261123, examples: [[passkey('\u0000')], ['{"q":"\\u0000"}']] });
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
	await forgetFailures();
});
