import { describe, expect, test } from 'vitest';
import reference from '../../../drizzle/reference/retention-rules.json';
import { readPreview, RETENTION_KINDS } from './retention';

const read = (query: string) => readPreview(new URLSearchParams(query));

describe('a change to look at', () => {
	test.each([
		['', null],
		['kind=nothing', null],
		['kind=notes', { kind: 'notes', typed: '', days: null }],
		['kind=notes&days=400', { kind: 'notes', typed: '400', days: 400 }],
		['kind=notes&days=0', { kind: 'notes', typed: '0', days: null }],
		['kind=notes&days=36501', { kind: 'notes', typed: '36501', days: null }],
		['kind=notes&days=-3', { kind: 'notes', typed: '-3', days: null }],
		['kind=notes&days=1.5', { kind: 'notes', typed: '1.5', days: null }]
	])('%j is %j', (query, preview) => expect(read(query)).toEqual(preview));
});

test('every kind has a rule that is not below its floor', () => {
	expect(reference.map(({ kind }) => kind).sort()).toEqual([...RETENTION_KINDS].sort());
	for (const { kind, days, floorDays } of reference) expect(days, kind).toBeGreaterThanOrEqual(floorDays);
});
