import { describe, expect, test } from 'vitest';
import { isPassing } from '../../src/lib/dhis2/push';
import { measuredTotal } from '../../src/lib/server/collections/breakdown';
import { nameThere } from '../../src/lib/server/dhis2/mappings';
import { monthOf } from '../../src/lib/server/dhis2/month';
import { postValues } from '../../src/lib/server/dhis2/post-values';
import { latestPushes } from '../../src/lib/server/dhis2/pushes';
import { serverOf, setServer, targetOf } from '../../src/lib/server/dhis2/server';
import { namedSubjects } from '../../src/lib/server/dhis2/subjects';
import { env } from '../../src/lib/server/env';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import {
	as,
	counted,
	dhis2,
	month,
	neighbour,
	office,
	openDhis2,
	provinceCode,
	queued,
	setting,
	truth
} from '../support/dhis2-month';

openDhis2();

describe('a month of a province', () => {
	test('holds what the collections page counts, of every place together', async () => {
		const { payload, outside, vague } = await counted();
		const named = await as(office, (tx) => namedSubjects(tx, { provinceCode, areas: 'then' }, 'vi'));
		const uidOf = (code: string) => `uid${String(named.findIndex((one) => one.code === code)).padStart(8, '0')}`;
		const sum = (code: string) =>
			payload.dataValues
				.filter(({ dataElement }) => dataElement === uidOf(code))
				.reduce((all, { value }) => all + Number(value), 0);
		const [from, to] = [
			`${month}-01`,
			`${month}-31`.replace(/31$/, String(new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate()))
		];
		const question = { from: from as CalendarDate, to: to as CalendarDate, province: provinceCode };
		const total = await as(office, (tx) => measuredTotal(tx, office, question));
		expect(total.units).toBeGreaterThan(50);
		expect({ units: sum('units') + outside, registered: sum('registered') }).toEqual({
			units: total.units,
			registered: total.registered
		});
		expect(sum('donations/sex/female') + sum('donations/sex/male')).toBeGreaterThan(0);
		expect(vague).toBe(0);
	});

	test('is the same text however often it is counted', async () => {
		expect(JSON.stringify((await counted()).payload)).toBe(JSON.stringify((await counted()).payload));
	});

	test('tells nothing of figures and places without a name there', async () => {
		await as(office, async (tx) => {
			const { payload } = await counted();
			const units = payload.dataValues.length;
			await nameThere(tx, office, { provinceCode, named: [{ subject: 'figure:units', uid: '', optionCombo: '' }] });
			const server = await serverOf(tx, provinceCode);
			if (!server) throw new Error('No server');
			const without = await monthOf(tx, office, { server, month, completeOn: null });
			expect(without.figuresLeft).toEqual(['units']);
			expect(without.payload.dataValues.length).toBeLessThan(units);
			await nameThere(tx, office, {
				provinceCode,
				named: [{ subject: 'figure:units', uid: 'uid00000000', optionCombo: '' }]
			});
		});
	});
});

describe('addresses in private networks', () => {
	test('are refused, with a word for it, before anything is sent', async () => {
		const target = await as(office, async (tx) => targetOf(await serverOf(tx, provinceCode)));
		if (!target.ok) throw new Error(target.refusal);
		delete env().DHIS2_NEARBY;
		for (const address of [
			dhis2.address,
			'https://127.0.0.1',
			'https://[::1]',
			'https://169.254.169.254',
			'https://localhost'
		])
			expect(await postValues({ ...target.value, address }, '{}', { dryRun: true })).toMatchObject({
				problem: 'private_address'
			});
		expect(dhis2.sent).toEqual([]);
	});

	test('and nothing goes out without TLS', async () => {
		delete env().DHIS2_NEARBY;
		await as(office, async (tx) => {
			const seen = (await serverOf(tx, provinceCode))?.id ?? '';
			const input = { ...setting(), address: 'http://dhis2.example', secret: 'x', seen };
			expect(await setServer(tx, office, input)).toMatchObject({ ok: false, refusal: 'needs_https' });
		});
	});
});

describe('what lets the office in there', () => {
	test('is stored sealed, for one row, and goes with it', async () => {
		const rows = await truth(
			"select secret_sealed, to_jsonb(s)::text as whole from dhis2_servers s where province_code = 'VN-21'"
		);
		expect(rows).toHaveLength(1);
		expect(String(rows[0]?.whole)).not.toContain('canary');
		expect((rows[0]?.secret_sealed as Buffer).toString('latin1')).not.toContain('canary');
		await as(office, async (tx) => {
			const standing = await serverOf(tx, provinceCode);
			const kept = { ...setting(), address: dhis2.address, seen: standing?.id ?? '' };
			expect((await setServer(tx, office, kept)).ok).toBe(true);
			expect(targetOf(await serverOf(tx, provinceCode))).toMatchObject({
				value: { authorization: 'ApiToken d2pat_canary' }
			});
		});
	});

	test('is never sent to another address than the one for which it was typed', async () => {
		await as(office, async (tx) => {
			const seen = (await serverOf(tx, provinceCode))?.id ?? '';
			const elsewhere = { ...setting(), address: 'https://elsewhere.example', seen };
			expect(await setServer(tx, office, elsewhere)).toMatchObject({ ok: false, refusal: 'needs_secret' });
		});
	});

	test('is not changed by whoever saw another one', async () => {
		await as(office, async (tx) => {
			const input = { ...setting(), seen: '' };
			expect(await setServer(tx, office, input)).toMatchObject({ ok: false, refusal: 'stale' });
		});
	});
});

test('another province sees no server, name or month, and cannot name anything here', async () => {
	await queued();
	await as(neighbour, async (tx) => {
		expect(await serverOf(tx, provinceCode)).toBeNull();
		expect(await latestPushes(tx, provinceCode)).toEqual([]);
		const named = [{ subject: 'place:16012', uid: 'aBcDeFgHi01', optionCombo: '' }];
		expect(await nameThere(tx, neighbour, { provinceCode: 'LA-HO', named })).toMatchObject({ ok: false });
	});
	await expect(
		as(neighbour, (tx) =>
			nameThere(tx, neighbour, {
				provinceCode,
				named: [{ subject: 'figure:units', uid: 'aBcDeFgHi01', optionCombo: '' }]
			})
		)
	).rejects.toThrow();
});

test('only what passes by itself is tried again', () => {
	const of = (problem: Parameters<typeof isPassing>[0]['problem']) => isPassing({ problem, http: null, summary: null });
	expect([of('busy'), of('timed_out'), of('unreachable'), of('conflicts'), of(null)]).toEqual([
		true,
		true,
		true,
		false,
		false
	]);
});
