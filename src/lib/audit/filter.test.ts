import { describe, expect, test } from 'vitest';
import { auditQuery, isNarrowed, readAuditFilter } from './filter';

const nothing = { person: null, object: null, action: null, from: null, to: null, after: null };
const person = '0198c0de-1234-7abc-8def-0123456789ab';
const read = (query: string) => readAuditFilter(new URLSearchParams(query));

describe('the filter of the audit trail', () => {
	test.each([
		['', {}],
		[`person=${person}&object=drive`, { person, object: 'drive' }],
		[
			'action=drive.edited&from=2026-11-01&to=2026-11-30',
			{ action: 'drive.edited', from: '2026-11-01', to: '2026-11-30' }
		],
		[`after=${person}`, { after: person }],
		['from=0001-01-01&to=9999-12-31', {}],
		['from=2026-02-30&to=yesterday', {}],
		["person=1&object=password&action=drive.edited'--&after=x", {}],
		['action=Drive.Edited', {}]
	])('reads %j', (query, filter) => {
		expect(read(query)).toEqual({ ...nothing, ...filter });
	});

	test.each([
		[{}, ''],
		[{ object: 'drive' as const, after: person }, '?object=drive'],
		[{ from: '2026-11-01' as const, to: '2026-11-30' as const }, '?from=2026-11-01&to=2026-11-30']
	])('%j is written %j, at its first page', (filter, query) => {
		expect(auditQuery({ ...nothing, ...filter })).toBe(query);
	});

	test('a later page keeps the filter, and alone narrows nothing', () => {
		const filter = read(`object=club&after=${person}`);
		expect(auditQuery(filter, { after: filter.after })).toBe(`?object=club&after=${person}`);
		expect([isNarrowed(filter), isNarrowed(read(`after=${person}`))]).toEqual([true, false]);
	});
});
