import { expect, test } from 'vitest';
import { daysThatDiffer, hoursByPlace, hoursOfAll, hoursOfDays, sameHours } from './day-hours';

const morning = { opensAt: '07:00', closesAt: '11:30' };
const evening = { opensAt: '17:00', closesAt: '20:00' };
const unknown = { opensAt: null, closesAt: null };

test('times from the database are those that were typed', () => {
	expect(sameHours({ opensAt: '07:00:00', closesAt: '11:30:00' }, morning)).toBe(true);
	expect(sameHours(unknown, morning)).toBe(false);
});

test('a day keeps its own hours, others follow the usual ones', () => {
	const there = [
		{ heldOn: '2026-12-05' as const, opensAt: '07:00:00', closesAt: '11:30:00' },
		{ heldOn: '2026-12-06' as const, ...evening },
		{ heldOn: '2026-12-07' as const, ...evening }
	];
	const usual = { opensAt: '08:00', closesAt: '12:00' };
	expect(hoursOfDays(['2026-12-05', '2026-12-06', '2026-12-08'], { there, before: morning, usual })).toEqual([
		{ heldOn: '2026-12-05', ...usual },
		{ heldOn: '2026-12-06', ...evening },
		{ heldOn: '2026-12-08', ...usual }
	]);
});

test('days of another drive take hours by their place', () => {
	const from = [
		{ heldOn: '2026-12-05' as const, ...morning },
		{ heldOn: '2026-12-06' as const, ...evening }
	];
	expect(hoursByPlace(['2027-02-27', '2027-02-28', '2027-03-01'], from, morning)).toEqual([
		{ heldOn: '2027-02-27', ...morning },
		{ heldOn: '2027-02-28', ...evening },
		{ heldOn: '2027-03-01', ...morning }
	]);
});

test('a drive is open from the earliest opening of its days to the latest closing', () => {
	expect(hoursOfAll([evening, morning, unknown])).toEqual({ opensAt: '07:00', closesAt: '20:00' });
	expect(hoursOfAll([unknown])).toEqual(unknown);
});

test('days are told one by one where their hours differ', () => {
	const first = { heldOn: '2026-12-05' as const, ...morning };
	const second = { heldOn: '2026-12-06' as const, ...evening };
	expect(daysThatDiffer([first, second])).toEqual([first, second]);
	expect(daysThatDiffer([first, { ...second, ...morning }])).toEqual([]);
	expect(daysThatDiffer([])).toEqual([]);
});
