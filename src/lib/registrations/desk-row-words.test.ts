import { describe, expect, test } from 'vitest';
import { deskRow } from './desk-row-words';
import type { RosterRow } from './roster-row';

const drive = { status: 'running', timezone: 'Asia/Vientiane' } as const;

const row = (changes: Partial<RosterRow> = {}): RosterRow => ({
	registrationId: 'r',
	version: 1,
	state: 'registered',
	operationId: 'o',
	donorId: 'd',
	fullName: 'Trần Thị Ví Dụ',
	birthYear: '1994',
	sex: 'female',
	abo: 'O',
	rhd: '-',
	since: new Date('2026-11-23T02:26:00Z'),
	notYet: [],
	advice: [],
	maxVolumeMl: 450,
	override: null,
	donation: null,
	deferral: null,
	...changes
});

const given = {
	volumeMl: 350,
	quantitySufficient: true,
	bagNumber: null,
	component: 'whole_blood',
	intervalBreach: false
} as const;

describe('a row of the desk in words', () => {
	test.each([
		[{}, ''],
		[{ state: 'arrived' }, 'lúc 9:26'],
		[{ state: 'donated', donation: given }, '350\u00a0ml'],
		[{ state: 'donated', donation: { ...given, quantitySufficient: false } }, '350\u00a0ml, không đủ thể tích'],
		[
			{ state: 'deferred', deferral: { deferralClass: 'weight', untilOn: '2026-12-04', permanent: false } },
			'đến 4/12/2026'
		],
		[{ state: 'deferred', deferral: { deferralClass: 'other', untilOn: null, permanent: true } }, 'vĩnh viễn']
	] as const)('%j says what happened: %s', (changes, detail) => {
		expect(deskRow(row(changes), drive, 'vi').detail).toBe(detail);
	});

	test.each([
		[250, 250],
		[350, 350],
		[450, 350],
		[500, 350]
	])('at most %i ml allowed: %i ml are chosen beforehand', (maxVolumeMl, usualVolumeMl) => {
		expect(deskRow(row({ maxVolumeMl }), drive, 'vi').usualVolumeMl).toBe(usualVolumeMl);
	});

	test('a rule that says not today is told with its day, and a donation that came too early is marked', () => {
		const source = { title: { vi: 'Thông tư', lo: 'ໜັງສື', en: 'Circular' }, url: null, certainty: 'stated' } as const;
		const tooSoon = {
			code: 'too_soon',
			intervalDays: 84,
			lastDonationOn: '2026-09-11',
			component: 'whole_blood',
			from: '2026-12-04',
			source
		} as const;
		const waiting = deskRow(row({ notYet: [tooSoon] }), drive, 'vi');
		expect(waiting.caution).toContain('theo quy tắc 84 ngày có thể hiến từ 4/12/2026');
		expect(waiting).toMatchObject({ next: 'defer', asksOverride: true });
		const override = { reason: 'examined', by: 'Bác sĩ Mẫu' } as const;
		const decided = deskRow(row({ state: 'fit', notYet: [tooSoon], override }), drive, 'vi');
		expect(decided).toMatchObject({ next: 'donate', caution: '', asksOverride: false });
		expect(decided.override).toContain('Bác sĩ Mẫu');
		const early = row({ state: 'donated', donation: { ...given, intervalBreach: true } });
		expect(deskRow(early, drive, 'vi').caution).not.toBe('');
	});
});
