import { describe, expect, test } from 'vitest';
import type { ChangeKind } from '../drives/changes';
import type { DriveStatus } from '../drives/status';
import { tellable } from './tellings';

const today = '2026-11-28';
const drive = (status: DriveStatus, endsOn = '2026-12-05') =>
	({ status, endsOn, datePrecision: 'day' }) as Parameters<typeof tellable>[0];
const change = (kind: ChangeKind, id: string) => ({ id, kind, fields: [], before: {}, after: {} });
const told = (...asked: Parameters<typeof tellable>) =>
	tellable(...asked).map(({ kind, change: of }) => (of ? `${kind} ${of.id}` : kind));

const newestFirst = [
	change('slot', 's2'),
	change('moved', 'm2'),
	change('capacity', 'c'),
	change('slot', 's1'),
	change('place', 'p'),
	change('moved', 'm1')
];

describe('of a drive is told', () => {
	test('the last change of a kind, each move of a slot, and that it is announced; never its capacity', () => {
		expect(told(drive('open'), newestFirst, today)).toEqual(['slot s2', 'moved m2', 'slot s1', 'place p', 'announced']);
	});

	test('nothing but that it is cancelled', () => {
		expect(told(drive('cancelled'), [change('cancelled', 'x'), ...newestFirst], today)).toEqual(['cancelled x']);
	});

	test('that it is held after all, and no more that it was cancelled', () => {
		expect(told(drive('announced'), [change('reopened', 'r'), change('cancelled', 'x')], today)).toEqual([
			'reopened r',
			'announced'
		]);
	});

	test('while it runs only what changed', () => {
		expect(told(drive('running'), newestFirst.slice(0, 2), today)).toEqual(['slot s2', 'moved m2']);
	});

	test('nothing before it is announced, or once it is over', () => {
		for (const status of ['draft', 'proposed', 'approved', 'closed', 'confirmed'] as const)
			expect(told(drive(status), newestFirst, today)).toEqual([]);
		expect(told(drive('open', '2026-11-27'), newestFirst, today)).toEqual([]);
		expect(told({ ...drive('open'), datePrecision: 'month' }, newestFirst, today)).toEqual([]);
	});
});
