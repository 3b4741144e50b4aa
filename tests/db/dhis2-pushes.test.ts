import { describe, expect, test } from 'vitest';
import { nameThere } from '../../src/lib/server/dhis2/mappings';
import { postValues } from '../../src/lib/server/dhis2/post-values';
import { LEASE_MS, pushNext } from '../../src/lib/server/dhis2/send-pushes';
import { serverOf, targetOf } from '../../src/lib/server/dhis2/server';
import {
	as,
	counted,
	dhis2,
	inJob,
	later,
	newest,
	now,
	office,
	openDhis2,
	provinceCode,
	queued,
	truth
} from '../support/dhis2-month';
import { type Dhis2Server, said } from '../support/dhis2-server';

openDhis2();

describe('a month that is sent', () => {
	test('is taken, and what was answered is kept', async () => {
		expect((await queued()).ok).toBe(true);
		expect(await pushNext(inJob, now)).toBe(true);
		const push = await newest();
		expect(push).toMatchObject({ state: 'done', tries: 1, answer: { problem: null, http: 200 } });
		expect(push?.answer?.summary?.imported).toBe(dhis2.values.size);
		expect(dhis2.values.size).toBeGreaterThan(20);
		expect(dhis2.sent[0]?.url).toBe('/hmis/api/dataValueSets?dryRun=false&importStrategy=CREATE_AND_UPDATE');
		expect(await pushNext(inJob, now)).toBe(false);
	});

	test('changes nothing when it is sent again, and is not sent again by mistake', async () => {
		await queued();
		await pushNext(inJob, now);
		const before = new Map(dhis2.values);
		expect(await queued(false, later(1))).toMatchObject({ ok: false, refusal: 'unchanged' });
		expect((await queued(true, later(2))).ok).toBe(true);
		await pushNext(inJob, later(2));
		expect(dhis2.values).toEqual(before);
		expect((await newest())?.answer?.summary).toMatchObject({ imported: 0, updated: 0, ignored: before.size });
	});

	test('is under way once, whoever asks', async () => {
		const answers = await Promise.all([queued(), queued(), queued()]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((one) => !one.ok && one.refusal === 'under_way')).toHaveLength(2);
	});

	test('takes back there what is no part of it any more', async () => {
		await queued();
		await pushNext(inJob, now);
		const first = [...dhis2.values.keys()].filter((name) => name.includes(' uid00000000 '));
		await as(office, (tx) =>
			nameThere(tx, office, { provinceCode, named: [{ subject: 'figure:units', uid: '', optionCombo: '' }] })
		);
		expect((await queued(false, later(1))).ok).toBe(true);
		await pushNext(inJob, later(1));
		await as(office, (tx) =>
			nameThere(tx, office, { provinceCode, named: [{ subject: 'figure:units', uid: 'uid00000000', optionCombo: '' }] })
		);
		expect(first.length).toBeGreaterThan(0);
		expect([...dhis2.values.keys()].filter((name) => name.includes(' uid00000000 '))).toEqual([]);
		expect((await newest())?.answer?.summary?.deleted).toBe(first.length);
	});

	test('waits longer after each 500 and is sent when the server is well again', async () => {
		await queued();
		dhis2.next = [(response) => said(response, 500, {}), (response) => said(response, 503, {})];
		await pushNext(inJob, now);
		expect(await newest()).toMatchObject({
			state: 'queued',
			tries: 1,
			nextAt: later(1),
			answer: { problem: 'busy', http: 500 }
		});
		expect(await pushNext(inJob, now)).toBe(false);
		await pushNext(inJob, later(1));
		expect(await newest()).toMatchObject({ state: 'queued', tries: 2, nextAt: later(3), answer: { http: 503 } });
		await pushNext(inJob, later(3));
		expect(await newest()).toMatchObject({ state: 'done', tries: 3 });
	});

	test('arrives once though the first answer was lost on its way', async () => {
		await queued();
		dhis2.next = [(response, taken) => (taken(), response.destroy())];
		await pushNext(inJob, now);
		expect(await newest()).toMatchObject({ state: 'queued', answer: { problem: 'unreachable' } });
		const there = new Map(dhis2.values);
		await pushNext(inJob, later(1));
		expect(dhis2.values).toEqual(there);
		expect(await newest()).toMatchObject({ state: 'done', answer: { summary: { imported: 0, ignored: there.size } } });
	});

	test('does not wait for ever', async () => {
		await queued();
		dhis2.next = [() => undefined];
		await pushNext(inJob, now, 200);
		expect(await newest()).toMatchObject({ state: 'queued', answer: { problem: 'timed_out', http: null } });
	});

	test.each([
		[
			'conflicts',
			(response) =>
				said(response, 409, {
					response: {
						status: 'WARNING',
						importCount: { imported: 0, updated: 0, ignored: 1, deleted: 0 },
						conflicts: [{ object: 'uid00000000', value: 'Data element not found' }]
					}
				})
		],
		['redirected', (response) => (response.writeHead(302, { location: 'http://127.0.0.1:1/' }), response.end())],
		['not_allowed', (response) => said(response, 401, {})],
		['not_found', (response) => said(response, 404, {})],
		[
			'unreadable',
			(response) => (response.writeHead(200, { 'content-type': 'text/html' }), response.end('<p>Welcome</p>'))
		],
		['too_long', (response) => (response.writeHead(200), response.end('x'.repeat(300 * 1024)))]
	] as const satisfies [string, Dhis2Server['next'][number]][])(
		'is not tried again after %s',
		async (problem, answering) => {
			await queued();
			dhis2.next = [answering];
			await pushNext(inJob, now);
			expect(await newest()).toMatchObject({ state: 'failed', tries: 1, answer: { problem } });
			expect(await pushNext(inJob, later(600))).toBe(false);
			expect(dhis2.sent).toHaveLength(1);
			if (problem === 'conflicts')
				expect((await newest())?.answer?.summary?.conflicts).toEqual(['uid00000000: Data element not found']);
		}
	);

	test('is left to the next sender by one that died, and not before its time', async () => {
		await queued();
		await inJob((tx) =>
			tx.execute(`select * from giot_claim_push('${now.toISOString()}', '${later(1).toISOString()}')`)
		);
		expect(LEASE_MS).toBe(60_000);
		expect(await pushNext(inJob, later(0.9))).toBe(false);
		expect(await pushNext(inJob, later(1))).toBe(true);
		expect(await newest()).toMatchObject({ state: 'done', tries: 2 });
	});

	test('is taken by one of several senders', async () => {
		await queued();
		const taken = await Promise.all([1, 2, 3, 4].map(() => pushNext(inJob, now)));
		expect(taken.filter(Boolean)).toHaveLength(1);
		expect(dhis2.sent).toHaveLength(1);
	});

	test('control: without the lock that skips, more than one sender takes it', async () => {
		await queued();
		const [claim] = await truth(
			"select pg_get_functiondef('giot_claim_push(timestamptz, timestamptz)'::regprocedure) as definition"
		);
		const definition = String(claim?.definition);
		await truth(definition.replace(' for update skip locked', ''));
		try {
			const taken = await Promise.all([1, 2, 3, 4].map(() => pushNext(inJob, now)));
			expect(taken.filter(Boolean).length).toBeGreaterThan(1);
		} finally {
			await truth(definition);
		}
	});

	test('is only tried in a dry run: nothing is written there, and nothing kept here', async () => {
		const { payload } = await counted();
		const target = await as(office, async (tx) => targetOf(await serverOf(tx, provinceCode)));
		if (!target.ok) throw new Error(target.refusal);
		const answer = await postValues(target.value, JSON.stringify(payload), { dryRun: true });
		expect(answer).toMatchObject({ problem: null, summary: { imported: payload.dataValues.length } });
		expect(dhis2.values.size).toBe(0);
		expect(await newest()).toBeUndefined();
	});
});
